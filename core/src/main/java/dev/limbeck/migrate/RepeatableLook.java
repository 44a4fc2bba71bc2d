package dev.limbeck.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Position;
import dev.limbeck.script.location.Repeatable;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Looks which scripts are to be run again: after an upgrade that leaves no revision
 * pending, and never where a newer release was.
 *
 * @param scripts of this release
 * @param store the ledger
 */
record RepeatableLook(RevisionScripts scripts, LedgerStore store) {

	/**
	 * Look.
	 * @param command what is done
	 * @param after the rows that the ledger has afterwards
	 * @param exists whether there is a ledger
	 * @return what is to be run
	 * @throws SQLException if the connection is lost
	 */
	RepeatablePlan look(MigrationCommand command, Collection<AppliedRevision> after, boolean exists)
			throws SQLException {
		List<Repeatable> files = this.scripts.repeatables().inOrder();
		if (files.isEmpty() || !(command instanceof Upgrade) || !isComplete(after)) {
			return RepeatablePlan.NONE;
		}
		Map<String, List<String>> applied = exists ? this.store.repeatables() : Map.of();
		List<Repeatable> due = new ArrayList<>();
		List<String> superseded = new ArrayList<>();
		for (Repeatable file : files) {
			List<String> checksums = applied.getOrDefault(file.name(), List.of());
			if (!checksums.contains(file.checksum())) {
				due.add(file);
			}
			else if (checksums.lastIndexOf(file.checksum()) < checksums.size() - 1) {
				superseded.add(file.name());
			}
		}
		List<String> names = files.stream().map(Repeatable::name).toList();
		return new RepeatablePlan(due, superseded,
				applied.keySet().stream().filter((name) -> !names.contains(name)).toList());
	}

	private boolean isComplete(Collection<AppliedRevision> rows) {
		Position position = Position.of(this.scripts.graph(), rows);
		return position.pending().isEmpty() && position.unknown().isEmpty() && position.unfinished().isEmpty();
	}

}
