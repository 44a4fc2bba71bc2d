package dev.limbeck.revision;

import java.util.Locale;

/**
 * One reason why revisions do not form a graph.
 *
 * @param kind what is wrong
 * @param origin of the first revision that is concerned
 * @param description who is concerned, with the origins of the revisions
 * @param action what to do about it
 */
public record GraphProblem(Kind kind, String origin, String description, String action) {

	/**
	 * What can be wrong with a set of revisions.
	 */
	public enum Kind {

		/** Two files declare the same id. */
		DUPLICATE_ID,

		/** An id that is no legal name, or that is a symbol. */
		ILLEGAL_REVISION_ID,

		/** Two revisions declare the same branch label, or one equals an id. */
		DUPLICATE_LABEL,

		/** A revision revises an id that no file declares. */
		MISSING_PARENT,

		/** A revision depends on an id or label that no file declares. */
		MISSING_DEPENDENCY,

		/** A revision revises itself. */
		SELF_LOOP,

		/** A revision depends on itself. */
		DEPENDENCY_SELF_LOOP,

		/** Revisions revise each other. */
		CYCLE,

		/** Revisions require each other, and not all of them as parents. */
		DEPENDENCY_CYCLE,

		/** Two revisions that know nothing of each other replace the same one. */
		OVERLAPPING_SQUASH,

		/** Revisions replace each other, or one replaces itself. */
		SQUASH_CYCLE,

		/**
		 * A revision replaces an id that no file declares, while others that it replaces
		 * have files.
		 */
		UNKNOWN_REPLACED;

		/**
		 * Whether something is looked for that no file declares.
		 * @return whether more files could mend it
		 */
		public boolean isMissing() {
			return this == MISSING_PARENT || this == MISSING_DEPENDENCY || this == UNKNOWN_REPLACED;
		}

		/**
		 * Return the stable name for programs.
		 * @return the name in kebab case
		 */
		public String code() {
			return (this != DUPLICATE_LABEL) ? name().toLowerCase(Locale.ROOT).replace('_', '-')
					: "duplicate-branch-label";
		}

	}

}
