package dev.limbeck.model;

import java.util.List;

import dev.limbeck.diff.RenameCandidate;
import dev.limbeck.schema.Schema;

/**
 * Knows what has only another name.
 */
@FunctionalInterface
public interface Renaming {

	/** Knows nothing. */
	Renaming NONE = (before, after) -> List.of();

	/**
	 * Find what is renamed.
	 * @param before the side with the former names
	 * @param after the side with the new names
	 * @return the pairs of what is there on one side alone
	 */
	List<RenameCandidate> between(Schema before, Schema after);

}
