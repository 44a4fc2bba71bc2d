package dev.limbeck.migrate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import dev.limbeck.postgres.PostgresDatabase;

/**
 * A role that logs in and tries to become another one by what it may write.
 *
 * @param database where
 * @param name without need of quotes
 */
record ForeignRole(PostgresDatabase database, String name) {

	/**
	 * Make the role.
	 * @param database where
	 * @param prefix of its name
	 * @return the role
	 */
	static ForeignRole create(PostgresDatabase database, String prefix) {
		ForeignRole role = new ForeignRole(database, prefix + "_" + database.name());
		database.execute("CREATE ROLE " + role.name() + " LOGIN; GRANT USAGE ON SCHEMA public TO " + role.name());
		return role;
	}

	String url() {
		return this.database.url(this.name, "any");
	}

	/**
	 * Log in as the role, and do something.
	 * @param sql one or more statements
	 */
	void execute(String sql) {
		try (Connection connection = DriverManager.getConnection(this.database.jdbcUrl(), this.name, "any");
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
