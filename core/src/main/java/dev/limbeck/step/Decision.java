package dev.limbeck.step;

/**
 * What a person has decided about one statement. It holds for the first statement that is
 * found open, over all attempts of a run: never for another one.
 */
public final class Decision {

	private final Mode mode;

	private int statement;

	public Decision(Mode mode) {
		this.mode = mode;
	}

	/**
	 * Return what to do with the statement at which a step has stopped.
	 * @param number of the statement, from 1
	 * @return the decision; to run a statement again is decided for one time only
	 */
	public Mode about(int number) {
		boolean first = this.statement == 0;
		this.statement = first ? number : this.statement;
		boolean same = this.statement == number && this.mode != Mode.RETRY;
		return (first || same) ? this.mode : Mode.GO_ON;
	}

	/**
	 * What to do with a statement that failed, or of which it cannot be known whether it
	 * took effect.
	 */
	public enum Mode {

		/**
		 * Go on where that is known, otherwise stop and say what must be looked at.
		 */
		GO_ON,

		/** Run it again. */
		RETRY,

		/** Take it as not wanted. */
		SKIP,

		/** Take it as done. */
		DONE

	}

}
