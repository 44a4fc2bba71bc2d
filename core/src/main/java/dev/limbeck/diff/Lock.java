package dev.limbeck.diff;

import dev.limbeck.schema.FactId;

/**
 * What an action keeps others from doing with a relation, until it is committed.
 *
 * @param mode how much
 * @param on the relation
 */
public record Lock(Mode mode, FactId on) {

	/**
	 * How much others are kept from, the least first.
	 */
	public enum Mode {

		/** Others cannot change the relation itself. */
		SHARE_UPDATE_EXCLUSIVE,

		/** Others cannot write. */
		SHARE,

		/** Others cannot write, and nobody does the same. */
		SHARE_ROW_EXCLUSIVE,

		/** Others cannot even read. */
		ACCESS_EXCLUSIVE;

		/**
		 * Return the mode as PostgreSQL writes it.
		 * @return for example {@code ACCESS EXCLUSIVE}
		 */
		@Override
		public String toString() {
			return name().replace('_', ' ');
		}

	}

}
