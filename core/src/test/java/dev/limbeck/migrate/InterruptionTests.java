package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that is told to stop does so, leaves the lock free, and says where the database
 * stands.
 */
@ExtendWith(PostgresExtension.class)
class InterruptionTests {

	private static final String LEDGER = "SELECT revision || ' ' || state FROM limbeck_revision ORDER BY revision";

	private static final String LOCKS = "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
			+ " WHERE locktype = 'advisory' AND datname = current_database()";

	private static final String SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
			+ " AND application_name = 'limbeck'";

	private static final String RUNNING = "datname = current_database() AND application_name = 'limbeck'"
			+ " AND state = 'active' AND wait_event_type IN ('Lock', 'Timeout') AND query LIKE '%limbeck b%'";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private PostgresDatabase database;

	@BeforeEach
	void prepare(PostgresDatabase database) {
		this.database = database;
		this.files = new RevisionFiles(this.folder).add("a", "CREATE TABLE a (id int);");
	}

	@Test
	void aTransactionIsRolledBack() {
		this.files.add("b: a", "INSERT INTO a VALUES (1);\nSELECT pg_sleep(3600);");
		LimbeckException end = stop(true);
		assertThat(end.code()).isEqualTo("interrupted");
		assertThat(end.description()).isEqualTo("""
				The migration was told to stop, and did so in upgrade a -> b, Make b, at %s:8:1.
				The revision was rolled back; the database stands at a; this run applied 1 before it."""
			.formatted(this.folder.resolve("b.sql")));
		assertThat(end.action()).isEqualTo("Start again: this revision is run from its beginning.");
		assertThat(this.database.query("SELECT event FROM limbeck_log")).containsExactly("upgrade");
		this.files.add("b: a", "INSERT INTO a VALUES (1);");
		assertGoesOn("SELECT id FROM a", "1");
	}

	@Test
	void aTrialIsNoFailureOfItsRevision() {
		Migrator migrator = this.files.add("b: a", "SELECT pg_sleep(3600);").builder(this.database).build();
		BackgroundRun run = new BackgroundRun(() -> migrator.tryUpgrade(List.of(Symbol.parse("heads"))));
		String sleeping = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";
		Awaitility.await().until(() -> this.database.query("SELECT count(*) " + sleeping).contains("1"));
		run.thread().interrupt();
		this.database.execute("SELECT pg_cancel_backend(pid) " + sleeping);
		assertThat(run.end().description()).startsWith("The migration was told to stop, and did so in upgrade a -> b")
			.endsWith(
					"This was a trial: everything was rolled back; the database stands at base (nothing is applied).");
	}

	@Test
	void theNextStepIsNotBegun() {
		this.files.add("b: a", "SELECT pg_sleep(1);").add("c: b", "-- @transaction none\nCREATE TABLE c (id int);");
		LimbeckException end = stop(false);
		assertThat(end.description())
			.isEqualTo("The migration was told to stop, and did so before it ran upgrade b -> c, Make c.\n"
					+ "That one was not begun; the database stands at b; this run applied 2 before it.");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied", "b applied");
		assertGoesOn("SELECT to_regclass('c')", "c");
	}

	@Test
	void theRestOfALongFlightIsNotSent() {
		this.files.add("b: a", "SELECT pg_sleep(1);\nSELECT '" + "x".repeat(300_000) + "';\nINSERT INTO a VALUES (1);");
		LimbeckException end = stop(false);
		assertThat(end.description()).contains("b.sql:8:1.", "The revision was rolled back; the database stands at a");
		assertGoesOn("SELECT id FROM a", "1");
	}

	@Test
	void betweenStatementsOutsideOfTransactionsItIsKnownWhereToGoOn() {
		this.files.add("b: a", "-- @transaction none\nINSERT INTO a VALUES (1);\nSELECT pg_sleep(1);\nVACUUM a;");
		LimbeckException end = stop(false);
		assertThat(end.description()).contains("b.sql:10:1.",
				"Statements 1 and 2 of 3 are done and will not be run again");
		assertThat(end.action()).isEqualTo("Start again: it goes on at this statement.");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied", "b running");
		assertGoesOn("SELECT id FROM a", "1");
	}

	@Test
	void aConcurrentBuildIsCanceledAndBuiltByTheNextRun() throws SQLException {
		this.files.upgrade(this.database);
		this.files.add("b: a", "CREATE INDEX CONCURRENTLY i ON a (id);");
		try (Connection writer = this.database.connect()) {
			new Session(writer).execute("BEGIN; INSERT INTO a VALUES (0)");
			LimbeckException end = stop(true);
			assertThat(end.action()).isEqualTo("Start again: it goes on at this statement.");
		}
		assertGoesOn("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass", "t");
	}

	@Test
	void codeIsInterrupted() {
		CodeRevision sleeper = new CodeRevision((connection) -> {
			this.database.execute("CREATE TABLE asleep ()");
			Thread.sleep(3_600_000);
		});
		BackgroundRun run = new BackgroundRun(
				this.files.builder(this.database).javaRevisions(List.of(ProvidedRevision.of(sleeper))).build());
		Awaitility.await().until(() -> this.database.query("SELECT to_regclass('asleep')").contains("asleep"));
		assertThat(run.interrupt().description()).contains("and did so in upgrade a -> b, Run code",
				"The revision was rolled back; the database stands at a");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied");
	}

	@Test
	void whoWaitsForTheLockWaitsNoLonger() throws SQLException {
		try (Connection holder = this.database.connect()) {
			new Session(holder).execute("SELECT pg_advisory_lock(" + new Ledger("public").lockKey() + ")");
			BackgroundRun run = new BackgroundRun(this.files.builder(this.database).build());
			Awaitility.await().until(() -> !this.database.query(SESSIONS).contains("0"));
			assertThat(run.interrupt().description())
				.isEqualTo("Told to stop while waiting. Nothing was running, so nothing is left half done.");
		}
	}

	@Test
	void aRevisionWithOthersInItsWayIsNotTriedAgain() throws SQLException {
		this.files.upgrade(this.database);
		this.files.add("b: a", "SET LOCAL lock_timeout = '1s'; DROP TABLE a;");
		try (Connection reader = this.database.connect()) {
			new Session(reader).execute("BEGIN; SELECT FROM a");
			LimbeckException end = stop(false);
			assertThat(end.code()).isEqualTo("blocked-revision");
			assertThat(end.description()).doesNotContain("It was tried");
		}
	}

	@Test
	void aProcessThatIsToldToEndSaysWhereTheDatabaseStands() throws Exception {
		this.files.add("b: a", "INSERT INTO a VALUES (1);\nSELECT pg_sleep(3600);");
		ChildProcess process = ChildProcess.start(UpgradeMain.class, this.database.url(), this.folder.toString());
		awaitStatement();
		assertThat(process.terminate()).isEqualTo(143);
		assertThat(process.output()).contains(
				"The migration was told to stop, and did so in upgrade a -> b, Make b, at "
						+ this.folder.resolve("b.sql"),
				"The revision was rolled back; the database stands at a; this run applied 1 before it.");
		assertFree();
		this.files.add("b: a", "INSERT INTO a VALUES (1);");
		assertGoesOn("SELECT id FROM a", "1");
	}

	@Test
	void aProcessThatIsToldToEndLeavesAConcurrentBuildToTheNext() throws Exception {
		this.files.upgrade(this.database);
		this.files.add("b: a", "CREATE INDEX CONCURRENTLY i ON a (id);");
		try (Connection writer = this.database.connect()) {
			new Session(writer).execute("BEGIN; INSERT INTO a VALUES (0)");
			ChildProcess process = ChildProcess.start(UpgradeMain.class, this.database.url(), this.folder.toString());
			awaitStatement();
			assertThat(process.terminate()).isEqualTo(143);
			assertThat(process.output()).contains("Its only statement is not done; ", "the database stands at a");
			assertFree();
		}
		assertGoesOn("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass", "t");
	}

	private LimbeckException stop(boolean cancel) {
		BackgroundRun run = new BackgroundRun(this.files.builder(this.database).build());
		awaitStatement();
		run.thread().interrupt();
		if (cancel) {
			this.database.execute("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE " + RUNNING);
		}
		LimbeckException end = run.end();
		assertFree();
		return end;
	}

	private void awaitStatement() {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.database.query("SELECT count(*) FROM pg_stat_activity WHERE " + RUNNING).contains("1"));
	}

	private void assertFree() {
		Awaitility.await().until(() -> this.database.query(SESSIONS).contains("0"));
		assertThat(this.database.query(LOCKS)).containsExactly("0");
	}

	private void assertGoesOn(String query, String answer) {
		this.files.upgrade(this.database);
		assertThat(this.database.query(LEDGER)).allMatch((row) -> row.endsWith(" applied"));
		assertThat(this.database.query(query)).containsExactly(answer);
	}

}
