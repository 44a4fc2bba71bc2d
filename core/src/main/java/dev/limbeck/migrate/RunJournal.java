package dev.limbeck.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Step;
import dev.limbeck.step.AppliedStep;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.runner.StepJournal;
import dev.limbeck.step.runner.StepWatch;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of the steps of one session.
 */
final class RunJournal implements StepJournal {

	private final RunProgress progress;

	private final StepWatch watch;

	private final Function<List<Step>, List<AppliedRevision>> rows;

	private final Function<List<AppliedRevision>, Position> position;

	private final List<Step> done = new ArrayList<>();

	/**
	 * Begin.
	 * @param progress of the run, over all its sessions
	 * @param watch knows the place of each step in the run
	 * @param rows what the ledger holds once some steps are done
	 * @param position where a database stands
	 */
	RunJournal(RunProgress progress, StepWatch watch, Function<List<Step>, List<AppliedRevision>> rows,
			Function<List<AppliedRevision>, Position> position) {
		this.progress = progress;
		this.watch = watch;
		this.rows = rows;
		this.position = position;
		progress.stand(() -> standing(null).current());
	}

	@Override
	public void sent(List<? extends RunnableStep> steps) {
		this.progress.send(steps.stream().map(this.watch::place).map(SentTransaction::of).toList());
	}

	@Override
	public void done(AppliedStep step) {
		this.progress.committed();
		this.progress.add(step);
		this.done.add(new Step(step.revision(), step.direction()));
	}

	@Override
	public Position standing(@Nullable RunnableStep half) {
		List<AppliedRevision> now = rows();
		return this.position.apply((half != null) ? Planner.half(now, half.id()) : now);
	}

	List<AppliedRevision> rows() {
		return this.rows.apply(this.done);
	}

	int size() {
		return this.done.size();
	}

}
