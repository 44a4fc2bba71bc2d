package dev.limbeck.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.session.FirstError;
import dev.limbeck.session.Session;

/**
 * Reads the catalog of a database in one snapshot and one message, however large it is.
 */
public final class SchemaReader {

	// What is deparsed under it is qualified, but for what PostgreSQL itself has.
	private static final String OPENING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;\n"
			+ "SET LOCAL search_path = pg_catalog, pg_temp;\n";

	private final int version;

	/**
	 * Create a reader.
	 * @param version the major version of the server, 14 or later
	 */
	public SchemaReader(int version) {
		this.version = version;
	}

	/**
	 * Read everything that users have made, what extensions own included, and look for
	 * what is not read.
	 * @param session a session outside of a transaction
	 * @return the facts with their edges
	 * @throws SQLException if the server refuses, or the connection is lost
	 */
	public CatalogContents read(Session session) throws SQLException {
		List<String> role = new ArrayList<>();
		List<CatalogRow> rows = new ArrayList<>();
		List<CatalogEdge> aliases = new ArrayList<>();
		List<CatalogEdge> edges = new ArrayList<>();
		List<String> unknown = new ArrayList<>();
		List<Session.RowReader<?>> readers = new ArrayList<>();
		readers.add((row) -> role.add(row.getString(1)));
		CatalogQueries.FACTS.forEach((name) -> readers.add((row) -> rows.add(CatalogRow.read(row))));
		readers.add((row) -> aliases.add(edge(row, "i")));
		readers.add((row) -> edges.add(edge(row, row.getString(7))));
		readers.add((row) -> CatalogSurvey.isKnown(row.getString(1)) || unknown.add(row.getString(1)));
		try {
			session.queryEach(message(), readers);
		}
		catch (SQLException | RuntimeException ex) {
			new FirstError(ex).end(() -> session.execute("ROLLBACK"));
			throw ex;
		}
		return new CatalogContents(new SchemaOrigin(this.version, role.get(0)), rows, aliases, edges)
			.withUnknown(unknown);
	}

	private static CatalogEdge edge(ResultSet row, String type) throws SQLException {
		return new CatalogEdge(Address.read(row, 1), Address.read(row, 4), type);
	}

	private String message() {
		StringBuilder message = new StringBuilder(OPENING).append("SELECT current_user;\n");
		CatalogQueries.FACTS.forEach((name) -> append(message, name));
		append(message, "alias");
		append(message, "dependency");
		append(message, "survey");
		return message.append("COMMIT").toString();
	}

	private void append(StringBuilder message, String name) {
		message.append(CatalogQueries.query(name, this.version)).append(";\n");
	}

}
