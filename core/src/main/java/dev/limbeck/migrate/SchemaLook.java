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
import dev.limbeck.sql.CreatedTables;
import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.SqlText;

/**
 * A look whether the tables are there that applied revisions create, as far as their text
 * and the catalog tell. A name without a schema may be in any.
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
	 * @return the tables that are missing, in the order in which they are created
	 * @throws SQLException if the connection is lost
	 */
	List<MissingTable> missing(Collection<AppliedRevision> rows) throws SQLException {
		List<MissingTable> expected = new ArrayList<>();
		List<QualifiedName> names = new ArrayList<>();
		created(rows).tables().forEach((name, origin) -> {
			names.add(name);
			expected.add(new MissingTable(origin.revision(), name.toString(), origin.place()));
		});
		if (names.isEmpty()) {
			return List.of();
		}
		return this.session.query(query(names), (row) -> expected.get(row.getInt(1) - 1));
	}

	private CreatedTables<Origin> created(Collection<AppliedRevision> rows) {
		Set<String> applied = rows.stream()
			.filter((row) -> row.state() == State.APPLIED)
			.map(AppliedRevision::id)
			.collect(Collectors.toSet());
		CreatedTables<Origin> created = new CreatedTables<>();
		for (Revision revision : this.scripts.graph().revisions()) {
			if (applied.contains(revision.id()) && this.scripts.find(revision.id()) instanceof RevisionScript script) {
				Section upgrade = script.upgrade();
				upgrade.statements()
					.forEach((statement) -> created.read(upgrade.text(statement),
							new Origin(revision.id(), revision.origin() + ":" + statement.line())));
			}
		}
		return created;
	}

	private static String query(List<QualifiedName> names) {
		return "SELECT e.number FROM ROWS FROM (pg_catalog.unnest("
				+ SqlText.textArray(names.stream().map(QualifiedName::schema).toList()) + "), pg_catalog.unnest("
				+ SqlText.textArray(names.stream().map(QualifiedName::last).toList())
				+ ")) WITH ORDINALITY AS e(schema, name, number) WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_class c "
				+ "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') "
				+ "AND c.relname = e.name::pg_catalog.name AND CASE WHEN e.schema = '' THEN "
				+ "n.nspname <> 'information_schema' AND NOT pg_catalog.starts_with(n.nspname::pg_catalog.text, 'pg_') "
				+ "ELSE n.nspname = e.schema::pg_catalog.name END) ORDER BY e.number";
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
