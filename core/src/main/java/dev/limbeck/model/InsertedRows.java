package dev.limbeck.model;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;

/**
 * Looks for rows in a database that was just made from SQL: they are no part of a schema.
 */
final class InsertedRows {

	private static final int MANY = 5;

	// A table without a page has no row.
	private static final String CANDIDATES = """
			SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c \
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.oid >= 16384 \
			AND pg_catalog.pg_relation_size(c.oid) > 0 AND n.nspname !~ '^pg_' AND NOT EXISTS (SELECT \
			FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass \
			AND d.objid = c.oid AND d.deptype = 'e') ORDER BY 1""";

	private InsertedRows() {
	}

	/**
	 * Look for them.
	 * @param session a session of the database
	 * @return what to tell: nothing if there are none
	 * @throws SQLException if the connection is lost
	 */
	static List<String> notes(Session session) throws SQLException {
		List<String> candidates = session.query(CANDIDATES, (row) -> row.getString(1));
		if (candidates.isEmpty()) {
			return List.of();
		}
		String query = candidates.stream()
			.map((table) -> "SELECT " + SqlText.literal(table) + " WHERE EXISTS (SELECT FROM " + table + ")")
			.collect(Collectors.joining(" UNION ALL "));
		List<String> filled = session.query(query, (row) -> row.getString(1));
		return filled.isEmpty() ? List.of()
				: List.of("The model inserts rows, which are no part of a schema, into " + some(filled) + ".");
	}

	private static String some(List<String> tables) {
		int more = tables.size() - MANY;
		return String.join(", ", tables.subList(0, Math.min(MANY, tables.size())))
				+ ((more > 0) ? " and " + more + " more" : "");
	}

}
