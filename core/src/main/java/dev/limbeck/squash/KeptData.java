package dev.limbeck.squash;

import java.util.Locale;

/**
 * What becomes of the rows that the revisions of a squash insert or change.
 */
public enum KeptData {

	/** The new revision inserts or changes them, too. */
	KEEP,

	/** The new revision makes the schema alone. */
	DROP;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
