package dev.limbeck.ledger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.SqlState;
import dev.limbeck.revision.Revision;
import dev.limbeck.sql.SqlText;

/**
 * The SQL by which a revision takes the place of those that it replaces in the ledger,
 * and by which these come back. Nothing else is run.
 *
 * @param writer whose ledger it is
 */
record SquashWriter(LedgerWriter writer) {

	/**
	 * Return the statements that enter a revision, and take out what it replaces.
	 * @param entry the revision; all that it requires must be applied, and of what it
	 * replaces there must be a row, or one that stands for all of it and more
	 * @param values its row
	 * @return the statements, in PL/pgSQL
	 */
	String add(LedgerEntry entry, String values) {
		String table = this.writer.ledger().revisionTable();
		Set<String> required = new LinkedHashSet<>(entry.revision().parents());
		required.addAll(entry.dependencies());
		String check = required.isEmpty() ? "" : this.writer.unlessApplied(required,
				LedgerWriter.raise(SqlState.PARENTS_MISSING, "a revision that this one requires is not applied"));
		return check + forget(entry.revision()) + "  INSERT INTO " + table + LedgerWriter.COLUMNS + "\n  VALUES ("
				+ values + ");\n  "
				+ this.writer.log("stamp", entry.id(),
						"'direction', 'add', 'checksum', " + SqlText.literal(entry.checksum()) + "::pg_catalog.text")
				+ ";\n";
	}

	// A squash of a part of it goes, too.
	private String forget(Revision revision) {
		if (revision.replaces().isEmpty()) {
			return "";
		}
		String ids = SqlText.textArray(revision.replaces());
		String table = this.writer.ledger().revisionTable();
		return "  WITH gone AS (DELETE FROM " + table + " r WHERE r.revision = ANY (" + ids
				+ ") OR (r.replaces <> ARRAY[]::pg_catalog.text[] AND r.replaces OPERATOR(pg_catalog.<@) " + ids
				+ ")\n    RETURNING r.revision)\n  INSERT INTO " + this.writer.ledger().logTable()
				+ " (event, revision, detail)\n    SELECT 'stamp', gone.revision, pg_catalog.jsonb_build_object('direction', "
				+ "'remove', 'replaced_by', " + SqlText.literal(revision.id()) + "::pg_catalog.text) FROM gone;\n"
				+ "  IF NOT FOUND AND NOT EXISTS (SELECT FROM " + table
				+ " o WHERE o.state = 'applied' AND o.replaces OPERATOR(pg_catalog.@>) " + ids + ") THEN\n    "
				+ LedgerWriter.raise(SqlState.ROW_LOST, "the ledger row of this revision is gone") + "\n  END IF;\n";
	}

	/**
	 * Return the statements that take out a revision which others stand for.
	 * @param entry the revision; all that it replaces must be applied, or what replaces
	 * it
	 * @return the statements, in PL/pgSQL
	 */
	String remove(LedgerEntry entry) {
		String table = this.writer.ledger().revisionTable();
		String id = SqlText.literal(entry.id());
		List<String> replaced = entry.revision().replaces();
		String others = replaced.isEmpty() ? "false"
				: "NOT EXISTS (SELECT FROM pg_catalog.unnest(" + SqlText.textArray(replaced)
						+ ") AS part(id) WHERE NOT EXISTS (SELECT FROM " + table
						+ " o WHERE o.state = 'applied' AND o.revision <> r.revision AND (o.revision = part.id "
						+ "OR part.id = ANY (o.replaces))))";
		return "  DELETE FROM " + table + " r WHERE r.revision = " + id + " AND r.state = 'applied' AND (" + others
				+ " OR EXISTS (SELECT FROM " + table
				+ " o WHERE o.state = 'applied' AND o.revision <> r.revision AND r.revision = ANY (o.replaces)));\n"
				+ LedgerWriter.rowLost() + "\n  " + this.writer.log("stamp", entry.id(), "'direction', 'remove'")
				+ ";\n";
	}

}
