package dev.limbeck.migrate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.ledger.LogEntry;
import dev.limbeck.revision.Position;

/**
 * Where a database stands, revision by revision, and what was done to it last.
 *
 * @param revisions those of the files in an order in which they can be applied, then
 * those that only the ledger has, oldest first
 * @param position where the database stands, seen from the revision files
 * @param abandoned revisions that were begun, not finished, and that no process is
 * working on
 * @param locked whether a process holds the migration lock
 * @param log the end of the log, newest first
 * @param database host, port and name
 * @param source who named the database, such as {@code DATABASE_URL}
 */
public record MigrationStatus(List<RevisionStatus> revisions, Position position, Set<String> abandoned, boolean locked,
		List<LogEntry> log, String database, String source) {

	/**
	 * Copy the collections.
	 */
	public MigrationStatus {
		revisions = List.copyOf(revisions);
		abandoned = Set.copyOf(abandoned);
		log = List.copyOf(log);
	}

	/**
	 * Return the revisions that no file declares.
	 * @return ids, those that are not finished included
	 */
	public Set<String> undeclared() {
		return this.revisions.stream()
			.filter((revision) -> !revision.declared())
			.map((revision) -> revision.revision().id())
			.collect(Collectors.toUnmodifiableSet());
	}

}
