package dev.limbeck.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * {@link SqlScript} against a server that splits the same scripts itself.
 */
@ExtendWith(PostgresExtension.class)
class SplitAgainstServerTests {

	private static final int SCRIPTS = 400;

	@Test
	void piecesSentOneByOneAnswerAsTheWholeScript(PostgresDatabase database) throws SQLException {
		int version = Integer.parseInt(database.query("SHOW server_version_num").get(0));
		assumeThat(version).as("the fragments hold numbers of PostgreSQL 16").isGreaterThanOrEqualTo(160000);
		long seed = Long.getLong("limbeck.test.seed", new Random().nextLong());
		RandomScript scripts = new RandomScript(seed);
		try (Connection connection = connect(database)) {
			prepare(connection);
			for (int i = 0; i < SCRIPTS; i++) {
				String script = scripts.next();
				assertThat(piecewise(connection, script)).as("seed %d, script %d:%n%s", seed, i, script)
					.isEqualTo(answers(connection, script));
			}
		}
	}

	@Test
	void aWrongSplitIsDetected(PostgresDatabase database) throws SQLException {
		try (Connection connection = connect(database)) {
			assertThat(answers(connection, "SELECT 1; SELECT 2")).hasSize(2);
			assertThat(answers(connection, "SELECT 1")).isNotEqualTo(answers(connection, "SELECT 2"));
			assertThat(answers(connection, "SELECT ';'")).isNotEqualTo(answers(connection, "SELECT '; '"));
		}
	}

	private static Connection connect(PostgresDatabase database) throws SQLException {
		return DriverManager.getConnection(database.jdbcUrl() + "?preferQueryMode=simple", "postgres", null);
	}

	private static void prepare(Connection connection) throws SQLException {
		answers(connection, "CREATE TABLE log (value text)");
		answers(connection, "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT 1'");
	}

	private static List<List<String>> piecewise(Connection connection, String text) throws SQLException {
		SqlScript script = SqlScript.parse(new SourceText("random.sql", text));
		assertThat(script.error()).isNull();
		List<List<String>> answers = new ArrayList<>();
		answers(connection, "BEGIN");
		for (SqlStatement statement : script.statements()) {
			List<List<String>> answer = answers(connection, script.text(statement));
			assertThat(answer).as(script.text(statement)).hasSize(1);
			answers.addAll(answer);
		}
		answers(connection, "ROLLBACK");
		return answers;
	}

	private static List<List<String>> answers(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			List<List<String>> answers = new ArrayList<>();
			boolean rows = statement.execute(sql);
			while (rows || statement.getUpdateCount() >= 0) {
				answers.add(rows ? values(statement.getResultSet()) : List.of("count " + statement.getUpdateCount()));
				rows = statement.getMoreResults();
			}
			return answers;
		}
		catch (SQLException ex) {
			throw new SQLException(ex.getMessage() + " in: " + sql, ex.getSQLState(), ex);
		}
	}

	private static List<String> values(ResultSet rows) throws SQLException {
		ResultSetMetaData columns = rows.getMetaData();
		List<String> values = new ArrayList<>();
		while (rows.next()) {
			for (int i = 1; i <= columns.getColumnCount(); i++) {
				values.add(columns.getColumnLabel(i) + " = " + rows.getString(i));
			}
		}
		return values;
	}

}
