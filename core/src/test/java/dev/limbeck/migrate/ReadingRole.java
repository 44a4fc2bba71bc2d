package dev.limbeck.migrate;

import java.util.Properties;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.postgres.PostgresDatabase;

/**
 * A role that may log in, and nothing else: no objects, no temporary tables, no look at
 * what others do. Its name needs quotes.
 *
 * @param database where
 * @param name unquoted
 */
record ReadingRole(PostgresDatabase database, String name) {

	/** What of the revisions tells where a database stands. */
	static final String COLUMNS = "revision, parents, depends_on, labels, replaces, description, checksum, source_hash, state, "
			+ "progress, origin, applied_at, duration_ms, applied_by, application, host";

	static ReadingRole create(PostgresDatabase database) {
		ReadingRole role = new ReadingRole(database, "App \"reader\" of " + database.name());
		database.execute("REVOKE ALL ON DATABASE " + database.name() + " FROM PUBLIC; REVOKE ALL ON SCHEMA public "
				+ "FROM PUBLIC; CREATE ROLE " + role.quoted() + " LOGIN; GRANT CONNECT ON DATABASE " + database.name()
				+ " TO " + role.quoted());
		return role;
	}

	String quoted() {
		return '"' + this.name.replace("\"", "\"\"") + '"';
	}

	/**
	 * Let the role read the ledger in the schema {@code public}, but not the SQL in it.
	 * @return this
	 */
	ReadingRole mayRead() {
		return may("GRANT USAGE ON SCHEMA public TO %s; GRANT SELECT (" + COLUMNS
				+ ") ON limbeck_revision TO %s; GRANT SELECT ON limbeck_log TO %s");
	}

	ReadingRole may(String grants) {
		this.database.execute(grants.replace("%s", quoted()));
		return this;
	}

	/**
	 * Run the statements that an error tells.
	 * @param failure the error
	 * @return them
	 */
	String run(LimbeckException failure) {
		String statements = failure.action().substring(failure.action().indexOf("GRANT"));
		this.database.execute(statements);
		return statements;
	}

	Connector connector() {
		return connector(this.database.jdbcUrl());
	}

	Connector connector(String jdbcUrl) {
		Properties credentials = new Properties();
		credentials.setProperty("user", this.name);
		credentials.setProperty("password", "s3cret");
		return Connector.to(jdbcUrl, credentials);
	}

}
