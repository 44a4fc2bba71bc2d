package dev.limbeck.diff;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A second look at a database that shares no code with the reader of facts.
 */
final class Observer {

	private final String sql;

	Observer(String sql) {
		this.sql = sql;
	}

	/**
	 * Describe each object.
	 * @param connection to the database
	 * @return kind, identity and definition, in order
	 * @throws SQLException if that fails
	 */
	List<String> look(Connection connection) throws SQLException {
		List<String> lines = new ArrayList<>();
		try (Statement statement = connection.createStatement()) {
			boolean rows = statement.execute(this.sql);
			while (!rows) {
				rows = statement.getMoreResults();
			}
			ResultSet result = statement.getResultSet();
			while (result.next()) {
				lines.add(result.getString(1) + " | " + result.getString(2) + " | " + result.getString(3));
			}
			statement.execute("RESET search_path");
		}
		lines.sort(null);
		return lines;
	}

	/**
	 * Count the rows of all tables.
	 * @param connection to the database
	 * @return the numbers by table
	 * @throws SQLException if that fails
	 */
	static Map<String, Long> rows(Connection connection) throws SQLException {
		return rows(connection, "c.relkind = 'r'");
	}

	/**
	 * Count the rows of all tables, those in partitions once more for the whole.
	 * @param connection to the database
	 * @return the numbers by table
	 * @throws SQLException if that fails
	 */
	static Map<String, Long> rowsOfWholes(Connection connection) throws SQLException {
		return rows(connection, "c.relkind IN ('r', 'p')");
	}

	private static Map<String, Long> rows(Connection connection, String kinds) throws SQLException {
		Map<String, Long> counts = new TreeMap<>();
		List<String> tables = new ArrayList<>();
		try (Statement statement = connection.createStatement()) {
			ResultSet found = statement
				.executeQuery("SELECT format('%s%I.%I', CASE c.relkind WHEN 'r' THEN 'ONLY ' END,"
						+ " n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE "
						+ kinds + " AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'");
			while (found.next()) {
				tables.add(found.getString(1));
			}
			for (String table : tables) {
				ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table);
				count.next();
				counts.put(table.replaceFirst("^ONLY ", ""), count.getLong(1));
			}
		}
		return counts;
	}

	/**
	 * Find where the rows of all tables are kept.
	 * @param connection to the database
	 * @return the files by table, told apart by their numbers
	 * @throws SQLException if that fails
	 */
	static Map<String, String> files(Connection connection) throws SQLException {
		Map<String, String> files = new TreeMap<>();
		try (Statement statement = connection.createStatement()) {
			ResultSet found = statement.executeQuery("SELECT c.oid, c.relfilenode, n.nspname || '.' || c.relname FROM"
					+ " pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.oid >= 16384");
			while (found.next()) {
				files.put(found.getString(1), found.getString(3) + " " + found.getString(2));
			}
		}
		return files;
	}

}
