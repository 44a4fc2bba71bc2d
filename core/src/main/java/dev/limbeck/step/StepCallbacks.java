package dev.limbeck.step;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.ledger.LedgerEntry;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.Execution;
import dev.limbeck.script.FolderScript;
import dev.limbeck.script.location.Callbacks;
import dev.limbeck.script.location.Callbacks.Event;

/**
 * The scripts that are run around steps: in the transaction of a step, or as steps of
 * their own.
 *
 * @param callbacks all there are
 */
public record StepCallbacks(Callbacks callbacks) {

	/** There are none. */
	public static final StepCallbacks NONE = new StepCallbacks(Callbacks.NONE);

	/**
	 * Return what is run in the transaction of a step before it.
	 * @param step the step
	 * @return scripts in order
	 */
	public List<SqlStep> before(RunnableStep step) {
		return (step.entry().kind() == null && isTransaction(step)) ? steps(before(step.direction()), true) : List.of();
	}

	/**
	 * Return what is run in the transaction of a step behind it.
	 * @param step the step
	 * @return scripts in order
	 */
	public List<SqlStep> after(RunnableStep step) {
		return (step.entry().kind() == null && isTransaction(step)) ? steps(after(step.direction()), true) : List.of();
	}

	/**
	 * Return steps with all that is run around them outside of their transactions.
	 * @param steps of a run
	 * @return the same, with further ones between them
	 */
	public List<RunnableStep> around(List<RunnableStep> steps) {
		List<RunnableStep> all = new ArrayList<>(all(Event.BEFORE_RUN));
		for (RunnableStep step : steps) {
			boolean revision = step.entry().kind() == null;
			List<SqlStep> before = revision ? outside(before(step.direction()), step) : List.of();
			all.addAll(before);
			all.add(step);
			all.addAll(revision ? outside(after(step.direction()), step) : List.of());
		}
		all.addAll(all(Event.AFTER_RUN));
		return all;
	}

	/**
	 * Return everything, to be checked before anything is run.
	 * @return a step for each
	 */
	public List<RunnableStep> all() {
		return List.copyOf(this.callbacks.scripts().stream().map(StepCallbacks::step).toList());
	}

	private List<SqlStep> all(Event event) {
		return this.callbacks.at(event).stream().map(StepCallbacks::step).toList();
	}

	private List<SqlStep> outside(Event event, RunnableStep step) {
		return isTransaction(step) ? steps(event, false) : all(event);
	}

	private List<SqlStep> steps(Event event, boolean transactional) {
		return all(event).stream().filter((step) -> step.section().transactional() == transactional).toList();
	}

	// Code that works in chunks has as many transactions.
	private static boolean isTransaction(RunnableStep step) {
		if (step instanceof SqlStep sql) {
			return sql.section().execution() == Execution.TRANSACTION;
		}
		return !(step instanceof JavaStep java) || !java.definition().inChunks();
	}

	private static Event before(Direction direction) {
		return (direction == Direction.UPGRADE) ? Event.BEFORE_REVISION : Event.BEFORE_DOWNGRADE;
	}

	private static Event after(Direction direction) {
		return (direction == Direction.UPGRADE) ? Event.AFTER_REVISION : Event.AFTER_DOWNGRADE;
	}

	private static SqlStep step(FolderScript script) {
		return new SqlStep(Direction.UPGRADE, LedgerEntry.of(script, script.checksum()), script.section(),
				script.options());
	}

}
