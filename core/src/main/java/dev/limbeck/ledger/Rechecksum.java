package dev.limbeck.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.LimbeckException;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.location.RevisionScripts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the ledger say of applied revisions what their files say now, after somebody has
 * looked at the change. Runs nothing of the files.
 */
public final class Rechecksum {

	private static final Logger logger = LoggerFactory.getLogger(Rechecksum.class);

	private final RevisionScripts scripts;

	private final Map<String, AppliedRevision> rows = new HashMap<>();

	public Rechecksum(RevisionScripts scripts, List<AppliedRevision> rows) {
		this.scripts = scripts;
		rows.forEach((row) -> this.rows.put(row.id(), row));
	}

	/**
	 * Change the rows that differ.
	 * @param ids revisions
	 * @param writer writes them
	 * @param store where to
	 * @return what has changed in those that differed
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if one of them is not applied or has no file
	 */
	public List<UpgradeComparison> accept(Set<String> ids, LedgerWriter writer, LedgerStore store) throws SQLException {
		refuseUnknown(ids);
		Map<String, String> upgrades = store.upgrades(ids);
		Map<String, String> downgrades = store.downgrades(ids);
		List<UpgradeComparison> changed = new ArrayList<>();
		List<AppliedRevision> unchanged = new ArrayList<>();
		List<String> statements = new ArrayList<>(List.of(writer.fenced()));
		for (String id : new TreeSet<>(ids)) {
			AppliedRevision row = row(id);
			RevisionDefinition definition = this.scripts.get(id);
			LedgerEntry entry = LedgerEntry.of(definition, this.scripts.graph());
			if (!entry.applied().withSourceHash(row.sourceHash()).equals(row)
					|| !Objects.equals(entry.downgradeSql(), downgrades.get(id))
					|| !Objects.equals(entry.upgradeSql(), upgrades.get(id))) {
				changed.add(UpgradeComparison.of(row.checksum(), upgrades.get(id), definition));
				statements.addAll(writer.rechecksum(entry, row.checksum()));
			}
			else {
				unchanged.add(row);
			}
		}
		String renewal = new SourceHashes(this.scripts).renewal(writer.ledger(), unchanged);
		if (!renewal.isEmpty()) {
			statements.add(renewal);
		}
		if (statements.size() > 1) {
			store.change(statements);
			changed.forEach((revision) -> LogFields.of(LogField.REVISION, revision.revision())
				.info(logger)
				.log("Rechecksummed {}", revision.revision()));
		}
		return changed;
	}

	private void refuseUnknown(Set<String> ids) {
		List<String> problems = new ArrayList<>();
		for (String id : new TreeSet<>(ids)) {
			RevisionDefinition definition = this.scripts.find(id);
			AppliedRevision row = this.rows.get(id);
			if (row == null || row.state() != AppliedRevision.State.APPLIED) {
				problems.add("Revision " + id + " is not applied.");
			}
			else if (definition == null) {
				problems.add("Revision " + id + " has no file here.");
			}
			else {
				refuseGaps(definition, problems);
			}
		}
		if (!problems.isEmpty()) {
			throw new LimbeckException("not-applied", String.join("\n", problems),
					"Name revisions that are applied and have a file.");
		}
	}

	private void refuseGaps(RevisionDefinition definition, List<String> problems) {
		for (String required : this.scripts.graph().requirements(definition.revision().id())) {
			if (!this.rows.containsKey(required)
					&& this.rows.values().stream().noneMatch((row) -> row.replaces().contains(required))) {
				problems.add("Revision " + definition.revision().id() + " now requires " + required
						+ ", which is not applied.");
			}
		}
	}

	private AppliedRevision row(String id) {
		AppliedRevision row = this.rows.get(id);
		if (row == null) {
			throw new IllegalArgumentException(id);
		}
		return row;
	}

}
