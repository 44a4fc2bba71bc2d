package dev.limbeck.squash;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.diff.Change;
import dev.limbeck.diff.Comparison;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.Ownership;
import dev.limbeck.schema.Schema;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Applies a squash to empty databases, and holds the outcome against what the old
 * revisions make: behind the squash, at the heads, and below it after a downgrade.
 *
 * @param squash the squash
 * @param old the revisions as they were
 * @param squashed the revisions as they will be
 * @param replay applies them
 */
record SquashProof(Squash squash, RevisionScripts old, RevisionScripts squashed, Replay replay) {

	private static final int SHOWN = 10;

	void check(String id) {
		try (ScratchDatabase database = this.replay.scratch().create()) {
			upgrade(database, id);
			compare(this.replay.read(database), this.squash.goal().after(), "a new database would be another one");
			compareRows(database);
			if (this.squash.sections().downgrade() != null) {
				downgrade(database);
				compare(this.replay.read(database), this.squash.goal().before(),
						"its downgrade would leave another database than there was below");
				upgrade(database, id);
			}
			if (!this.old.graph().heads().equals(this.squash.range().heads())) {
				this.replay.run(database, this.squashed, Upgrade.TO_HEADS);
				compare(this.replay.read(database), heads(), "with the revisions behind it a new database would be "
						+ "another one");
			}
		}
	}

	private Schema heads() {
		try (ScratchDatabase database = this.replay.scratch().create()) {
			this.replay.run(database, this.old, Upgrade.TO_HEADS);
			return this.replay.read(database);
		}
	}

	private void upgrade(ScratchDatabase database, String id) {
		try {
			this.replay.upgrade(database, this.squashed, List.of(id));
		}
		catch (LimbeckException ex) {
			throw new LimbeckException("not-proven",
					"Nothing is written, as the new revision does not run in an empty database:\n" + ex.description(),
					"Squash a smaller range, and write the rest by hand.", ex, ex.sqlState());
		}
	}

	private void downgrade(ScratchDatabase database) {
		List<String> parents = this.squash.range().parents();
		Symbol target = parents.isEmpty() ? Symbol.Keyword.BASE : Symbol.parse(parents.get(0));
		this.replay.run(database, this.squashed, new Downgrade(target, false));
	}

	private void compareRows(ScratchDatabase database) {
		ScratchRows rows = this.squash.goal().rows();
		if (rows == null) {
			return;
		}
		Map<String, String> is = ScratchRows.read(database).digests();
		Set<String> different = new TreeSet<>(is.keySet());
		different.addAll(rows.digests().keySet());
		different.removeIf((name) -> Objects.equals(is.get(name), rows.digests().get(name)));
		if (!different.isEmpty()) {
			throw new LimbeckException("not-proven",
					"Nothing is written, as a new database would hold other rows in " + String.join(", ", different)
							+ ".",
					"Leave rows out with --data drop, and insert them with a revision that you write.");
		}
	}

	private static void compare(Schema is, Schema expected, String what) {
		List<Change> changes = Comparison.of(Ownership.asSaid(is, expected), expected);
		if (!changes.isEmpty()) {
			String lines = changes.stream().limit(SHOWN).map(SquashProof::described).collect(Collectors.joining("\n"));
			int more = changes.size() - SHOWN;
			throw new LimbeckException("not-proven",
					"Nothing is written, as " + what + ":\n" + lines + ((more > 0) ? "\n- and " + more + " more" : ""),
					"Squash a range without the revisions that make what is named.");
		}
	}

	private static String described(Change change) {
		if (change.from() == null) {
			return "- " + change.id() + " would be missing";
		}
		return "- " + change.id() + ((change.to() != null) ? " would differ" : " would be too much");
	}

}
