package dev.limbeck.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.ledger.LedgerGuard;
import dev.limbeck.ledger.ToolTables;
import dev.limbeck.revision.Plan;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.Step;
import dev.limbeck.script.AdoptedFrom;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.session.MigrationSession;

/**
 * Tables in which the tools remember what they have applied that revisions were adopted
 * from: while the ledger is empty, nobody knows which of these are applied.
 *
 * @param scripts the revisions
 * @param session where the tables are
 */
record UnadoptedHistory(RevisionScripts scripts, MigrationSession session) {

	/**
	 * Refuse to run what may be applied already.
	 * @param plan what would be run
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if there are such tables
	 */
	void refuse(Plan plan) throws SQLException {
		List<String> ids = plan.steps().stream().map(Step::revision).toList();
		List<String> found = tables(ids);
		if (!found.isEmpty()) {
			throw new LimbeckException("not-adopted",
					"The ledger is empty, but revisions were adopted from another tool, and its table has rows: "
							+ String.join(", ", found)
							+ ". Which of them are applied the ledger does not know. Nothing " + "was run.",
					"Enter what is applied: limbeck adopt --ledger. Or let a start do it: limbeck.adopt=auto. If nothing "
							+ "is applied, drop the table.");
		}
	}

	List<String> tables() throws SQLException {
		return tables(this.scripts.graph().revisions().stream().map(Revision::id).toList());
	}

	private List<String> tables(List<String> ids) throws SQLException {
		Set<String> tools = new LinkedHashSet<>();
		for (String id : ids) {
			if (this.scripts.find(id) instanceof RevisionScript script) {
				AdoptedFrom.of(script).ifPresent((from) -> tools.add(from.tool()));
			}
		}
		List<String> found = new ArrayList<>();
		if (!tools.isEmpty()) {
			for (String table : this.session.sql().query(ToolTables.query(tools), (row) -> row.getString(1))) {
				if (hasRows(table)) {
					found.add(table);
				}
			}
		}
		return found;
	}

	// What may not be read may have rows.
	private boolean hasRows(String table) throws SQLException {
		try {
			List<Integer> rows = new ArrayList<>();
			LedgerGuard.query(this.session.sql(), "SELECT 1 FROM " + table + " LIMIT 1",
					(row) -> rows.add(row.getInt(1)));
			return !rows.isEmpty();
		}
		catch (SQLException ex) {
			if (SqlState.INSUFFICIENT_PRIVILEGE.equals(ex.getSQLState())) {
				return true;
			}
			throw ex;
		}
	}

}
