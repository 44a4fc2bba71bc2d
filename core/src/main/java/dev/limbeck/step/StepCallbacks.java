package dev.limbeck.step;

import java.util.List;
import java.util.Set;

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
 * @param unfinished ids of revisions that somebody has begun
 */
public record StepCallbacks(Callbacks callbacks, Set<String> unfinished) {

	/** There are none. */
	public static final StepCallbacks NONE = new StepCallbacks(Callbacks.NONE, Set.of());

	/**
	 * Return what is run in the transaction of a step before it.
	 * @param step the step
	 * @return scripts in order
	 */
	public List<SqlStep> before(RunnableStep step) {
		return isTransaction(step) ? steps(before(step.direction()), step, true) : List.of();
	}

	/**
	 * Return what is run in the transaction of a step behind it.
	 * @param step the step
	 * @return scripts in order
	 */
	public List<SqlStep> after(RunnableStep step) {
		return isTransaction(step) ? steps(after(step.direction()), step, true) : List.of();
	}

	/**
	 * Return what is run before a step outside of its transaction.
	 * @param step the step
	 * @return scripts in order
	 */
	public List<SqlStep> ahead(RunnableStep step) {
		return outside(before(step.direction()), step);
	}

	/**
	 * Return what is run behind a step outside of its transaction.
	 * @param step the step
	 * @return scripts in order
	 */
	public List<SqlStep> behind(RunnableStep step) {
		return outside(after(step.direction()), step);
	}

	/**
	 * Return what is run at a moment of a whole run.
	 * @param event before or after the run
	 * @return scripts in order
	 */
	public List<SqlStep> at(Event event) {
		return this.callbacks.at(event).stream().map(StepCallbacks::step).toList();
	}

	/**
	 * Return everything, to be checked before anything is run.
	 * @return a step for each
	 */
	public List<RunnableStep> all() {
		return List.copyOf(this.callbacks.scripts().stream().map(StepCallbacks::step).toList());
	}

	private List<SqlStep> outside(Event event, RunnableStep step) {
		if (isTransaction(step)) {
			return steps(event, step, false);
		}
		return isRevision(step) ? at(event) : List.of();
	}

	private List<SqlStep> steps(Event event, RunnableStep step, boolean transactional) {
		return isRevision(step)
				? at(event).stream().filter((each) -> each.section().transactional() == transactional).toList()
				: List.of();
	}

	// A row of the ledger that others take over applies nothing.
	private static boolean isRevision(RunnableStep step) {
		boolean moves = step.direction() == Direction.UPGRADE || step.direction() == Direction.DOWNGRADE;
		return moves && step.entry().kind() == null;
	}

	// Code that works in chunks has as many transactions, and what was begun is gone on
	// with statement by statement, whatever its file says by now.
	private boolean isTransaction(RunnableStep step) {
		if (step instanceof SqlStep sql) {
			return sql.section().execution() == Execution.TRANSACTION && !this.unfinished.contains(step.id());
		}
		return !(step.direction() == Direction.UPGRADE && step instanceof JavaStep java
				&& java.definition().inChunks());
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
