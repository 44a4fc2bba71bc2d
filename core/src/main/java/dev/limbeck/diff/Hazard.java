package dev.limbeck.diff;

import dev.limbeck.schema.FactId;

/**
 * What makes an action dangerous.
 *
 * @param type in which way
 * @param on the object that suffers
 */
public record Hazard(Type type, FactId on) {

	/**
	 * In which way an action is dangerous.
	 */
	public enum Type {

		/** What rows or sequences hold is gone afterwards. */
		DATA_LOSS,

		/** All rows are written anew, while nobody can read or write them. */
		REWRITE,

		/** All rows are read. */
		SCAN,

		/** An index is built, while nobody can write. */
		INDEX_BUILD,

		/** Something that Limbeck cannot know or reach is left to be done by hand. */
		BY_HAND

	}

}
