package dev.limbeck.step.runner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import dev.limbeck.SqlState;
import dev.limbeck.script.batch.KeyedStatement;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * The column along which a batch goes, as the database has it.
 *
 * @param statement names it
 * @param exists whether the table has it
 * @param nullable whether a row may be without
 * @param base the type, behind its domain
 * @param type the type, as SQL
 * @param indexed whether an index begins with it
 * @param rows how many rows the table has about, -1 if nobody has counted them
 */
record KeyColumn(KeyedStatement statement, boolean exists, boolean nullable, String base, String type, boolean indexed,
		long rows) {

	/** Types with a total order, whose texts are read as what was written. */
	private static final Set<String> TYPES = Set.of("int2", "int4", "int8", "numeric", "uuid", "text", "varchar",
			"date", "timestamp", "timestamptz");

	private static final String QUERY = """
			SELECT a.attnum IS NOT NULL, NOT a.attnotnull, coalesce(b.typname, t.typname)::pg_catalog.text,
			  pg_catalog.format_type(a.atttypid, NULL),
			  EXISTS (SELECT FROM pg_catalog.pg_index x WHERE x.indrelid = c.oid AND x.indisvalid AND x.indpred IS NULL
			    AND x.indkey[0] = a.attnum),
			  (SELECT CASE WHEN pg_catalog.min(r.reltuples) < 0 THEN -1 ELSE pg_catalog.sum(r.reltuples) END::pg_catalog.int8
			    FROM pg_catalog.pg_class r WHERE r.relkind IN ('r', 'm') AND r.oid IN (SELECT c.oid UNION ALL
			    SELECT p.relid FROM pg_catalog.pg_partition_tree(c.oid) p WHERE p.isleaf))
			FROM pg_catalog.pg_class c
			LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			  AND a.attname = %s::pg_catalog.name
			LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
			LEFT JOIN pg_catalog.pg_type b ON t.typtype = 'd' AND b.oid = t.typbasetype
			WHERE c.oid = %s::pg_catalog.regclass""";

	static KeyColumn of(Session session, KeyedStatement statement) throws SQLException {
		List<KeyColumn> found = session.query(
				QUERY.formatted(SqlText.literal(statement.key()), SqlText.literal(statement.table().sql())),
				(row) -> read(statement, row));
		return found.get(0);
	}

	private static KeyColumn read(KeyedStatement statement, ResultSet row) throws SQLException {
		long rows = row.getLong(6);
		long estimate = row.wasNull() ? -1 : rows;
		return new KeyColumn(statement, row.getBoolean(1), row.getBoolean(2), String.valueOf(row.getString(3)),
				String.valueOf(row.getString(4)), row.getBoolean(5), estimate);
	}

	/**
	 * Tell why no batch can go along it.
	 * @return a statement that raises it, or {@code null} if one can
	 */
	@Nullable String refusal() {
		String table = this.statement.table().toString();
		String key = this.statement.key();
		if (!this.exists) {
			return SqlText.raise("42703", "table " + table + " has no column \"" + key + "\" for the key of @batch",
					"Name a column that it has.");
		}
		if (this.nullable) {
			return SqlText.raise(SqlState.FEATURE_NOT_SUPPORTED,
					"the key \"" + key + "\" of @batch may be NULL: rows without it would be left out",
					"Choose a column that is NOT NULL, such as the primary key.");
		}
		return TYPES.contains(this.base) ? null
				: SqlText.raise(SqlState.FEATURE_NOT_SUPPORTED,
						"the key \"" + key + "\" of @batch has the type " + this.type + ", along which no batch goes",
						"Choose a column with integers, numeric, uuid, text, dates or timestamps.");
	}

	/**
	 * Find the last key of the table.
	 * @param session the session
	 * @return its text, or {@code null} if the table is empty
	 * @throws SQLException if the server does not tell
	 */
	@Nullable String last(Session session) throws SQLException {
		return first(session, "SELECT " + column() + "::pg_catalog.text FROM " + rowsOf() + " ORDER BY " + column()
				+ " DESC LIMIT 1");
	}

	/**
	 * Find where a round ends.
	 * @param session the session
	 * @param from the last key that is done, or {@code null}
	 * @param last the key with which the batch ends
	 * @param size how many rows the round has
	 * @return the key, or {@code null} if fewer rows are left
	 * @throws SQLException if the server does not tell
	 */
	@Nullable String end(Session session, @Nullable String from, String last, int size) throws SQLException {
		String range = ((from != null) ? column() + " > " + value(from) + " AND " : "") + column() + " < "
				+ value(last);
		return first(session, "SELECT " + column() + "::pg_catalog.text FROM " + rowsOf() + " WHERE " + range
				+ " ORDER BY " + column() + " LIMIT 1 OFFSET " + (size - 1));
	}

	private static @Nullable String first(Session session, String sql) throws SQLException {
		List<String> found = session.query(sql, (row) -> row.getString(1));
		return found.isEmpty() ? null : found.get(0);
	}

	private String value(String text) {
		return SqlText.literal(text) + "::" + this.type;
	}

	private String column() {
		return "k." + SqlText.identifier(this.statement.key());
	}

	private String rowsOf() {
		return (this.statement.only() ? "ONLY " : "") + this.statement.table().sql() + " k";
	}

}
