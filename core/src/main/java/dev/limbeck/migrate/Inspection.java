package dev.limbeck.migrate;

import java.util.List;
import java.util.Set;

import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Position;

/**
 * What a look at a database found.
 *
 * @param rows what its ledger holds
 * @param position where it stands, seen from the revision files
 * @param abandoned revisions that were begun, not finished, and that no process is
 * working on
 * @param database host, port and name
 * @param source who named the database, such as {@code DATABASE_URL}
 */
public record Inspection(List<AppliedRevision> rows, Position position, Set<String> abandoned, String database,
		String source) {

	/**
	 * Copy the collections.
	 */
	public Inspection {
		rows = List.copyOf(rows);
		abandoned = Set.copyOf(abandoned);
	}

}
