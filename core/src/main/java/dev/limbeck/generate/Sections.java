package dev.limbeck.generate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What stands in the two sections of a new file.
 *
 * @param upgrade lines of SQL without a line end behind the last
 * @param downgrade lines of SQL without a line end behind the last, or {@code null} if it
 * cannot be taken back
 */
public record Sections(String upgrade, @Nullable String downgrade) {

	/** Sections that a person has to fill. Without statements a section does nothing. */
	static final Sections TO_WRITE = new Sections(
			"-- Write the statements that apply this revision here. Without any, applying it changes nothing.",
			"-- Write the statements that take it back here. Without any, taking it back changes nothing.\n"
					+ "-- Delete this section if it cannot be taken back.");

	/**
	 * Make the sections of what cannot be taken back.
	 * @param upgrade lines of SQL
	 * @return the sections
	 */
	public static Sections irreversible(String upgrade) {
		return new Sections(upgrade, null);
	}

	/**
	 * Make the sections of a merge, which needs no statements.
	 * @param parents ids of what it joins
	 * @return the sections
	 */
	static Sections ofMerge(List<String> parents) {
		return new Sections("-- Joins " + String.join(", ", parents)
				+ ". Needs no statements, unless something has to be reconciled.", "-- Nothing to take back.");
	}

	/**
	 * Return the same statements with a remark above those of the upgrade.
	 * @param comment a comment
	 * @return a copy
	 */
	public Sections remarked(String comment) {
		return new Sections(comment + "\n" + this.upgrade, this.downgrade);
	}

}
