package dev.limbeck.diff;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaReader;
import dev.limbeck.session.Session;

/**
 * A database that plans are tried on.
 */
final class Workbench implements AutoCloseable {

	private final PostgresDatabase database;

	private final Connection connection;

	Workbench(PostgresDatabase database) throws SQLException {
		this.database = database;
		this.connection = DriverManager.getConnection(database.jdbcUrl() + "?preferQueryMode=simple", "postgres", null);
	}

	void run(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	Connection connection() {
		return this.connection;
	}

	Schema read() throws SQLException {
		int version = this.connection.getMetaData().getDatabaseMajorVersion();
		return new SchemaReader(version).read(new Session(this.connection)).ofUsers();
	}

	/**
	 * Run a plan as one transaction, cut where something must be committed first.
	 * @param plan the plan
	 * @throws SQLException if a statement fails; its text is in the message
	 */
	void run(Plan plan) throws SQLException {
		run("RESET ALL; BEGIN");
		for (String statement : plan.statements().subList(0, plan.statements().size() - count(plan.actions()))) {
			run(statement);
		}
		for (Action action : plan.actions()) {
			if (!action.transactional()) {
				run("COMMIT");
			}
			for (String statement : action.sql()) {
				runOne(statement);
			}
			if (!action.transactional()) {
				run("BEGIN");
			}
		}
		run("COMMIT; RESET ALL");
	}

	private static int count(List<Action> actions) {
		return actions.stream().mapToInt((action) -> action.sql().size()).sum();
	}

	private void runOne(String statement) throws SQLException {
		try {
			run(statement);
		}
		catch (SQLException ex) {
			run("ROLLBACK");
			throw new SQLException(statement + "\n" + ex.getMessage(), ex.getSQLState(), ex);
		}
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
		this.database.drop();
	}

}
