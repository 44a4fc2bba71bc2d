package dev.limbeck.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.process.Java;
import org.awaitility.Awaitility;

/**
 * A migration in a JVM of its own, which can be killed.
 *
 * @param process the JVM
 * @param database what it migrates
 */
record MigrationProcess(Process process, PostgresDatabase database) {

	private static final String SESSIONS = "pg_stat_activity WHERE datname = current_database()"
			+ " AND application_name = 'limbeck'";

	/**
	 * Start a JVM.
	 * @param main what it runs
	 * @param database what it migrates
	 * @param folder where the revision files are
	 * @return the running JVM
	 */
	static MigrationProcess start(Class<?> main, PostgresDatabase database, Path folder) {
		try {
			return new MigrationProcess(new ProcessBuilder(Java.command("-cp", System.getProperty("java.class.path"),
					main.getName(), database.url(), folder.toString()))
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start(), database);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Wait until a statement of a migration waits for a lock.
	 * @param database the database
	 * @param statement part of the statement
	 * @return the backend that waits
	 */
	static String awaitBlocked(PostgresDatabase database, String statement) {
		return await(database,
				"SELECT pid FROM " + SESSIONS + " AND wait_event_type = 'Lock' AND query LIKE '%" + statement + "%'");
	}

	/**
	 * Wait until another one than before does.
	 * @param database the database
	 * @param before the backend that waited before
	 * @param statement part of the statement
	 */
	static void awaitBlockedAfter(PostgresDatabase database, String before, String statement) {
		await(database, "SELECT pid FROM " + SESSIONS + " AND wait_event_type = 'Lock' AND query LIKE '%" + statement
				+ "%' AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = " + before + ")");
	}

	/**
	 * Wait until migrations are connected. One that is slow has a second connection.
	 * @param database the database
	 * @param number how many sessions at least
	 */
	static void awaitSessions(PostgresDatabase database, int number) {
		await(database, "SELECT 1 FROM " + SESSIONS + " HAVING count(*) >= " + number);
	}

	private static String await(PostgresDatabase database, String query) {
		return Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> database.query(query), (rows) -> rows.size() == 1)
			.get(0);
	}

	/**
	 * Kill the JVM, which leaves its session behind.
	 */
	void kill() {
		this.process.destroyForcibly();
		exitValue();
	}

	/**
	 * Kill the JVM, and wait until the server has noticed.
	 */
	void killWithSession() {
		kill();
		await(this.database, "SELECT 1 FROM " + SESSIONS + " HAVING count(*) = 0");
	}

	/**
	 * Wait for the end of the JVM.
	 * @return 0 if the migration succeeded
	 */
	int exitValue() {
		try {
			if (!this.process.waitFor(2, TimeUnit.MINUTES)) {
				throw new IllegalStateException("The migration has not ended");
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
