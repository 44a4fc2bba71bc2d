package dev.limbeck.migrate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.script.FolderScript.Kind;
import dev.limbeck.script.location.Callbacks.Event;
import dev.limbeck.step.AppliedStep;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.StepCallbacks;
import org.jspecify.annotations.Nullable;

/**
 * Which scripts around a run and its steps were run, over all sessions of the run.
 */
final class CallbackProgress {

	private static final String RUN = "";

	private final Set<Planned> done = new HashSet<>();

	private final Deque<Planned> planned = new ArrayDeque<>();

	private @Nullable RunnableStep last;

	private StepCallbacks callbacks = StepCallbacks.NONE;

	/**
	 * Put between steps what is to be run around them and was not run yet.
	 * @param steps what is left of the run
	 * @param callbacks what is run around them
	 * @return the steps, with further ones
	 */
	List<RunnableStep> around(List<RunnableStep> steps, StepCallbacks callbacks) {
		this.planned.clear();
		if (callbacks.callbacks().scripts().isEmpty()) {
			return steps;
		}
		plan(owedBehindLast(), place(this.last));
		this.callbacks = callbacks;
		plan(callbacks.at(Event.BEFORE_RUN), RUN);
		for (RunnableStep step : steps) {
			plan(callbacks.ahead(step), place(step));
			this.planned.add(new Planned(step, RUN));
			plan(callbacks.behind(step), place(step));
		}
		plan(callbacks.at(Event.AFTER_RUN), RUN);
		return new ArrayList<>(this.planned.stream().map(Planned::step).toList());
	}

	/**
	 * Tell whether something is to be run although no step is left.
	 * @return whether the run has begun, and what belongs behind it was not run
	 */
	boolean isOwed() {
		return !this.done.isEmpty() && (!left(owedBehindLast(), place(this.last)).isEmpty()
				|| !left(this.callbacks.at(Event.AFTER_RUN), RUN).isEmpty());
	}

	/**
	 * Remember that a step was run, or a script around it.
	 * @param step the next one of those that were planned
	 */
	void done(AppliedStep step) {
		Planned next = this.planned.peek();
		if (next != null && next.step().id().equals(step.revision())) {
			this.planned.remove();
			this.done.add(next);
			this.last = next.isCallback() ? this.last : next.step();
		}
	}

	// As they were planned: what was unfinished then is applied by now.
	private List<SqlStep> owedBehindLast() {
		return (this.last != null) ? this.callbacks.behind(this.last) : List.of();
	}

	private void plan(List<SqlStep> scripts, String place) {
		this.planned.addAll(left(scripts, place));
	}

	private List<Planned> left(List<SqlStep> scripts, String place) {
		return scripts.stream()
			.map((script) -> new Planned(script, place))
			.filter((each) -> !this.done.contains(each))
			.toList();
	}

	private static String place(@Nullable RunnableStep step) {
		return (step != null) ? step.direction() + " " + step.id() : RUN;
	}

	/**
	 * A step of the run.
	 *
	 * @param step the step
	 * @param place the revision that a script is run around, or nothing
	 */
	private record Planned(RunnableStep step, String place) {

		boolean isCallback() {
			return this.step.entry().kind() == Kind.CALLBACK;
		}

	}

}
