package dev.limbeck.diff;

import dev.limbeck.schema.FactId;

/**
 * Something that is gone on one side, and something on the other that is the same but for
 * its name.
 *
 * @param from what is called so before
 * @param to what would be its name afterwards
 */
public record RenameCandidate(FactId from, FactId to) {

	/**
	 * Return the same the other way round.
	 * @return what gives the old name back
	 */
	public RenameCandidate reversed() {
		return new RenameCandidate(this.to, this.from);
	}

}
