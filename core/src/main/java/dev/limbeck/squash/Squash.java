package dev.limbeck.squash;

import java.util.List;
import java.util.Map;

import dev.limbeck.generate.Sections;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One revision that does what several do.
 *
 * @param range the revisions that it stands for
 * @param sections what it does
 * @param data what becomes of rows, or {@code null} if there are none
 * @param counts how many rows it inserts, by the names of tables
 * @param notes what people should know, as sentences
 * @param goal what comes out
 */
public record Squash(SquashRange range, Sections sections, @Nullable KeptData data, Map<String, Long> counts,
		List<String> notes, Goal goal) {

	/**
	 * Copy the lists.
	 */
	public Squash {
		notes = List.copyOf(notes);
	}

	/**
	 * What the old revisions make.
	 *
	 * @param before the schema below them
	 * @param after the schema that they lead to
	 * @param rows what their tables hold, where they are the first; {@code null} if that
	 * is not to be compared
	 */
	record Goal(Schema before, Schema after, @Nullable ScratchRows rows) {

	}

}
