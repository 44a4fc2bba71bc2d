package dev.limbeck.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The connection on which migrations run: one Query message for each text, split by the
 * server alone. Used by one thread.
 */
final class Session {

	private final Connection connection;

	Session(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Send a text and drop its results.
	 * @param sql one or more statements
	 * @throws SQLException if one of them fails
	 */
	void execute(String sql) throws SQLException {
		execute(sql, (warning) -> {
		});
	}

	/**
	 * Send a text, drop its results and hand over what the server said, also if it fails.
	 * @param sql one or more statements
	 * @param warnings receives each notice, in order
	 * @throws SQLException if one of the statements fails
	 */
	void execute(String sql, Consumer<SQLWarning> warnings) throws SQLException {
		try (Statement statement = statement()) {
			try {
				boolean rows = statement.execute(sql);
				while (rows || statement.getUpdateCount() != -1) {
					rows = statement.getMoreResults();
				}
			}
			finally {
				for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning
					.getNextWarning()) {
					warnings.accept(warning);
				}
			}
		}
	}

	<T> List<T> query(String sql, RowReader<T> reader) throws SQLException {
		try (Statement statement = statement(); ResultSet rows = statement.executeQuery(sql)) {
			List<T> values = new ArrayList<>();
			while (rows.next()) {
				values.add(reader.read(rows));
			}
			return values;
		}
	}

	<T> T queryOne(String sql, RowReader<T> reader) throws SQLException {
		return query(sql, reader).get(0);
	}

	private Statement statement() throws SQLException {
		Statement statement = this.connection.createStatement();
		statement.setEscapeProcessing(false);
		return statement;
	}

	/**
	 * Reads one row.
	 *
	 * @param <T> what a row becomes
	 */
	interface RowReader<T> {

		/**
		 * Read the row a result set stands on.
		 * @param row the result set
		 * @return the value
		 * @throws SQLException if a column cannot be read
		 */
		T read(ResultSet row) throws SQLException;

	}

}
