package dev.limbeck.baseline;

import java.util.Locale;

/**
 * How a baseline is divided into revisions.
 */
public enum Split {

	/** Not at all. */
	NONE,

	/** One revision for each schema. */
	SCHEMA,

	/** One revision for each kind of objects. */
	KIND;

	/**
	 * Return the word for it.
	 * @return such as {@code schema}
	 */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
