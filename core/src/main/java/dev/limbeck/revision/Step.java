package dev.limbeck.revision;

import java.util.List;
import java.util.Locale;

/**
 * One step of a {@link Plan}.
 *
 * @param revision the id it concerns
 * @param direction what happens to it
 */
public record Step(String revision, Direction direction) {

	static List<Step> all(List<Revision> revisions, Direction direction) {
		return revisions.stream().map((revision) -> new Step(revision.id(), direction)).toList();
	}

	/**
	 * What a step does.
	 */
	public enum Direction {

		/** Runs the upgrade section. */
		UPGRADE,

		/** Runs the downgrade section. */
		DOWNGRADE,

		/** Enters it into the ledger and runs nothing. */
		ADD,

		/** Takes it out of the ledger and runs nothing. */
		REMOVE;

		/**
		 * Return whether the ledger has the revision afterwards.
		 * @return whether it comes, else it goes
		 */
		public boolean enters() {
			return this == UPGRADE || this == ADD;
		}

		/**
		 * Return the stable name for programs.
		 * @return the name in lower case
		 */
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
