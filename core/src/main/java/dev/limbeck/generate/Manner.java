package dev.limbeck.generate;

import java.util.List;

import dev.limbeck.diff.safe.BackFill;

/**
 * How a generated revision is to go its way.
 *
 * @param safe whether nobody is to wait while all rows of a table are read or written
 * @param fills what rows that are there get in columns that must have a value
 */
public record Manner(boolean safe, List<BackFill> fills) {

	/** All at once, with what the columns say themselves. */
	public static final Manner PLAIN = new Manner(false, List.of());

	/**
	 * Copy the list.
	 */
	public Manner {
		fills = List.copyOf(fills);
	}

}
