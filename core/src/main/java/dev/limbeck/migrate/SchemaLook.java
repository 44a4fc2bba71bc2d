package dev.limbeck.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;
import dev.limbeck.sql.table.CreatedTables;
import dev.limbeck.sql.table.CreatedTables.Table;
import dev.limbeck.sql.table.SearchPath;

/**
 * A look whether the tables are there that applied revisions create, as far as their text
 * and the catalog tell.
 */
final class SchemaLook {

	private final RevisionScripts scripts;

	private final Session session;

	SchemaLook(RevisionScripts scripts, Session session) {
		this.scripts = scripts;
		this.session = session;
	}

	/**
	 * Look, in one statement.
	 * @param rows what the ledger holds
	 * @return the tables that are missing, in the order in which they are created;
	 * nothing if revisions are applied of which no file tells what they do
	 * @throws SQLException if the connection is lost
	 */
	List<MissingTable> missing(Collection<AppliedRevision> rows) throws SQLException {
		Set<String> applied = rows.stream()
			.filter((row) -> row.state() == State.APPLIED)
			.map(AppliedRevision::id)
			.collect(Collectors.toSet());
		if (applied.stream().anyMatch((id) -> this.scripts.find(id) == null)) {
			return List.of();
		}
		List<Table<Origin>> tables = created(applied);
		if (tables.isEmpty()) {
			return List.of();
		}
		return this.session.query(query(tables), (row) -> missing(tables.get(row.getInt(1))));
	}

	private static MissingTable missing(Table<Origin> table) {
		return new MissingTable(table.origin().revision(), table.name().toString(), table.origin().place());
	}

	private List<Table<Origin>> created(Set<String> applied) {
		CreatedTables<Origin> created = new CreatedTables<>();
		for (Revision revision : this.scripts.graph().revisions()) {
			if (applied.contains(revision.id()) && this.scripts.find(revision.id()) instanceof RevisionScript script) {
				Section upgrade = script.upgrade();
				upgrade.statements()
					.forEach((statement) -> created.read(upgrade.text(statement),
							new Origin(revision.id(), revision.origin() + ":" + statement.line())));
				created.endSession();
			}
		}
		return created.tables();
	}

	private static String query(List<Table<Origin>> tables) {
		List<String> values = new ArrayList<>();
		for (Table<Origin> table : tables) {
			values.add("(" + values.size() + ", " + SqlText.literal(table.name().last()) + ", " + schemas(table.place())
					+ ")");
		}
		return "SELECT e.number FROM (VALUES " + String.join(", ", values) + ") AS e (number, name, schemas) "
				+ "WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n "
				+ "ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f') AND c.relname = e.name::pg_catalog.name "
				+ "AND CASE WHEN e.schemas IS NULL THEN n.nspname <> 'information_schema' "
				+ "AND NOT pg_catalog.starts_with(n.nspname::pg_catalog.text, 'pg_') "
				+ "ELSE n.nspname = ANY (e.schemas) END) ORDER BY e.number";
	}

	private static String schemas(SearchPath path) {
		if (!path.known()) {
			return "NULL::pg_catalog.name[]";
		}
		return path.schemas().isEmpty() ? "pg_catalog.current_schemas(false)"
				: SqlText.textArray(path.schemas()) + "::pg_catalog.name[]";
	}

	/**
	 * Where a table is created.
	 *
	 * @param revision the id
	 * @param place file and line
	 */
	private record Origin(String revision, String place) {
	}

}
