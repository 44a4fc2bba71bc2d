package dev.limbeck.migrate;

/**
 * Looks at a plan before anything of it runs.
 */
@FunctionalInterface
public interface PlanReview {

	/** Accepts every plan. */
	PlanReview ACCEPT = (change) -> true;

	/**
	 * Decide whether to go on. Asked once, without any lock being held unless something
	 * was begun before and not finished.
	 * @param change what is about to happen; it has at least one step
	 * @return whether it shall happen
	 */
	boolean accepts(PlannedChange change);

}
