package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import dev.limbeck.LimbeckException;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.Session;
import dev.limbeck.step.Blocker;
import dev.limbeck.step.MigrationRetry;
import dev.limbeck.step.RevisionTries;
import dev.limbeck.step.StatementTimeouts;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Revisions that others are in the way of: how long their statements wait, that they are
 * tried again, and what is told of those in the way.
 */
@ExtendWith(PostgresExtension.class)
class LockTimeoutTests {

	private static final String TIMEOUTS = "CREATE TABLE %s AS SELECT current_setting('lock_timeout') || ' '"
			+ " || current_setting('statement_timeout') AS t;";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private final PassingClock clock = new PassingClock();

	private final RecordingListener listener = new RecordingListener();

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder);
	}

	@Test
	void aStatementWaitsFiveSecondsForALockAndRunsForEver(PostgresDatabase database) {
		this.files.add("a", TIMEOUTS.formatted("a")).upgrade(database);
		assertThat(database.query("SELECT t FROM a")).containsExactly("5s 0");
	}

	@Test
	void bothCanBeConfigured(PostgresDatabase database) {
		this.files.add("a", TIMEOUTS.formatted("a"));
		builder(database.url()).lockTimeout(Duration.ZERO).statementTimeout(Duration.ofMinutes(2)).build().upgrade();
		assertThat(database.query("SELECT t FROM a")).containsExactly("0 2min");
	}

	@Test
	void aFileWinsForItselfAlone(PostgresDatabase database) {
		this.files
			.write("a.sql",
					"-- @revision a\n-- @lock-timeout 300ms\n-- @statement-timeout 1min\n-- @upgrade\n"
							+ TIMEOUTS.formatted("a"))
			.write("b.sql",
					"-- @revision b\n-- @revises a\n-- @lock-timeout 0\n-- @upgrade\n" + TIMEOUTS.formatted("b"))
			.add("c: b", TIMEOUTS.formatted("c"))
			.upgrade(database);
		assertThat(database.query("TABLE a UNION ALL TABLE b UNION ALL TABLE c")).containsExactly("300ms 1min", "0 0",
				"5s 0");
	}

	@Test
	void aDowngradeWaitsNoLonger(PostgresDatabase database) {
		this.files.add("a", "SELECT 1;\n-- @downgrade\n" + TIMEOUTS.formatted("a")).upgrade(database);
		this.files.builder(database).build().run(new Downgrade(Symbol.parse("base")), PlanReview.ACCEPT);
		assertThat(database.query("SELECT t FROM a")).containsExactly("5s 0");
	}

	@Test
	void aRevisionInJavaWaitsNoLonger(PostgresDatabase database) {
		this.files.addTables("a");
		this.files.builder(database)
			.javaRevisions(List.of(ProvidedRevision.of(CodeRevision.sql(TIMEOUTS.formatted("t")))))
			.build()
			.upgrade();
		assertThat(database.query("SELECT t FROM t")).containsExactly("5s 0");
	}

	@Test
	void timeOutsThatTheServerCouldNotKeepAreRefused(PostgresDatabase database) {
		MigratorBuilder builder = this.files.builder(database);
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> builder.lockTimeout(Duration.ofMillis(-1)))
			.withMessage("limbeck.statement.lock-timeout is PT-0.001S, which PostgreSQL cannot keep.");
		assertThatExceptionOfType(LimbeckException.class)
			.isThrownBy(() -> builder.statementTimeout(Duration.ofDays(25)))
			.withMessageStartingWith("limbeck.statement.timeout is PT600H");
	}

	@Test
	void theShortestTimeOutIsAMillisecond() {
		assertThat(new StatementTimeouts(Duration.ofNanos(1), null).sql(true)).contains("lock_timeout = '1ms'");
	}

	@Test
	void aRevisionIsTriedAgainUntilTheLockIsFree(PostgresDatabase database) throws SQLException {
		this.files.addTables("a").upgrade(database);
		this.files.add("b: a", "CREATE TABLE b (id int); ALTER TABLE a ADD COLUMN t text;");
		try (Connection holder = database.connect()) {
			hold(holder, "LOCK TABLE a");
			this.clock.onSleep(3, holder::close);
			builder(database.url()).lockTimeout(Duration.ofMillis(20)).build().upgrade();
		}
		assertThat(this.listener.told()).endsWith("step 1/1 b", "retry 1 55P03", "retry 2 55P03", "retry 3 55P03",
				"done b", "finished 1");
	}

	@Test
	void thePausesGrowAndAreScattered(PostgresDatabase database) throws SQLException {
		LimbeckException failure = blocked(database, 20);
		List<Duration> pauses = this.listener.retries().stream().map(MigrationRetry::pause).toList();
		assertThat(pauses).hasSize(9).doesNotHaveDuplicates();
		assertThat(pauses.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(750));
		assertThat(pauses.get(8)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(15));
		assertThat(failure.description()).contains("\nIt was tried 10 times in ");
	}

	@Test
	void theErrorNamesWhoBlocksAndHowToEndThat(PostgresDatabase database) throws SQLException {
		LimbeckException failure = blocked(database, 2000);
		assertThat(failure.code()).isEqualTo("blocked-revision");
		assertThat(failure.description()).containsPattern(
				"""
						failed at \\S+b\\.sql:6:1\\.
						SQLSTATE 55P03: canceling statement due to lock timeout
						6 \\| ALTER TABLE a ADD COLUMN t text;
						  \\| \\^
						Blocked by pid \\d+ \\(user postgres, application reports, idle in transaction, transaction open for \\d s\\): \
						LOCK TABLE a /\\* password \\*{8} \\*/\\.
						It was tried 2 times in \\d+ (s|min)\\.
						The revision was rolled back; the database stands at a\\.$""");
		assertThat(failure.action()).matches(
				"Wait until that session has ended, or end it with SELECT pg_terminate_backend\\(\\d+\\); Then start again\\. "
						+ "To allow more time, put \"-- @lock-timeout 30s\" into the header of \\S+b\\.sql, or set "
						+ "limbeck\\.statement\\.lock-timeout\\.");
	}

	private LimbeckException blocked(PostgresDatabase database, int lockTimeout) throws SQLException {
		this.files.addTables("a").upgrade(database);
		this.files.write("b.sql",
				"-- Make b\n--\n-- @revision b\n-- @revises a\n-- @upgrade\nALTER TABLE a ADD COLUMN t text;\n");
		RevisionTries tries = (lockTimeout < 1000) ? RevisionTries.DEFAULT
				: new RevisionTries(2, RevisionTries.DEFAULT.pauses());
		try (Connection holder = database.connect()) {
			hold(holder, "SET application_name = reports; LOCK TABLE a /*\n password 'S3cr3t' */");
			Migrator migrator = builder(database.url()).tries(tries)
				.lockTimeout(Duration.ofMillis(lockTimeout))
				.build();
			return catchThrowableOfType(LimbeckException.class, migrator::upgrade);
		}
	}

	@Test
	void aDeadlockIsTriedAgainAndTheOthersAreNamed(PostgresDatabase database) throws Exception {
		this.files.addTables("a", "b: a").upgrade(database);
		this.files.add("c: b", "SET deadlock_timeout = '2s'; SET lock_timeout = 0; LOCK TABLE a; LOCK TABLE b;");
		try (Connection other = database.connect()) {
			hold(other, "SET LOCAL deadlock_timeout = '1min'; LOCK TABLE b");
			CountDownLatch locked = new CountDownLatch(1);
			this.clock.onSleep(1, () -> close(other, locked));
			CompletableFuture<MigrationReport> run = CompletableFuture
				.supplyAsync(builder(database.url()).build()::upgrade);
			Awaitility.await().until(() -> database.query("SELECT 1 FROM pg_locks WHERE NOT granted").size() == 1);
			new Session(other).execute("LOCK TABLE a");
			locked.countDown();
			assertThat(run.get().steps()).hasSize(1);
		}
		assertThat(this.listener.retries()).singleElement()
			.satisfies(
					(retry) -> assertThat(retry.blockers()).extracting(Blocker::query).containsExactly("LOCK TABLE a"));
	}

	private static void close(Connection connection, CountDownLatch locked) throws Exception {
		locked.await();
		connection.close();
	}

	@Test
	void aSerializationFailureIsTriedAgainInACleanSession(PostgresDatabase database) {
		database.execute("CREATE SEQUENCE tries");
		this.files.add("a", "PREPARE p AS SELECT 1; " + failing("nextval('tries') < 3", "40001")).upgrade(database);
		assertThat(database.query("SELECT last_value FROM tries")).containsExactly("3");
	}

	@Test
	void aRevisionInJavaIsTriedAgain(PostgresDatabase database) {
		database.execute("CREATE SEQUENCE tries");
		this.files.addTables("a");
		builder(database.url())
			.javaRevisions(List.of(ProvidedRevision.of(CodeRevision.sql(failing("nextval('tries') < 3", "55P03")))))
			.build()
			.upgrade();
		assertThat(this.listener.retries()).hasSize(2);
	}

	@Test
	void outsideOfATransactionOnlyTheStatementIsTriedAgain(PostgresDatabase database) throws SQLException {
		this.files.addTables("a").upgrade(database);
		this.files.write("b.sql", "-- @revision b\n-- @revises a\n-- @upgrade\n-- @transaction none\n"
				+ TIMEOUTS.formatted("b") + "\nALTER TABLE a ADD COLUMN t text;\nVACUUM a;\n");
		try (Connection holder = database.connect()) {
			hold(holder, "LOCK TABLE a");
			this.clock.onSleep(2, holder::close);
			builder(database.url()).lockTimeout(Duration.ofMillis(20)).build().upgrade();
		}
		assertThat(this.listener.retries()).hasSize(2);
		assertThat(database.query("SELECT t FROM b")).containsExactly("20ms 0");
	}

	@Test
	void anythingElseIsNotTriedAgain(PostgresDatabase database) {
		this.files.add("a",
				"CREATE TABLE a (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO a VALUES (1), (1);");
		catchThrowableOfType(LimbeckException.class, builder(database.url()).build()::upgrade);
		assertThat(this.listener.told()).endsWith("step 1/1 a", "failed a 23505", "failed failed-statement");
	}

	@Test
	void aTrialDoesNotTryAgain(PostgresDatabase database) {
		database.execute("CREATE SEQUENCE tries");
		this.files.add("a", failing("nextval('tries') < 3", "55P03"));
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> builder(database.url()).build().tryUpgrade(List.of(Symbol.parse("heads"))));
		assertThat(failure.description()).contains("SQLSTATE 55P03").doesNotContain("It was tried");
		assertThat(database.query("SELECT last_value FROM tries")).containsExactly("1");
	}

	@Test
	void aLockOnTheLedgerIsWaitedForNoLongerThanAnyOther(PostgresDatabase database) throws SQLException {
		this.files.addTables("a").upgrade(database);
		this.files.addTables("b: a");
		try (Connection holder = database.connect()) {
			hold(holder, "LOCK TABLE limbeck_revision IN SHARE MODE");
			this.clock.onSleep(2, holder::close);
			builder(database.url()).lockTimeout(Duration.ofMillis(20)).build().upgrade();
		}
		assertThat(this.listener.retries()).hasSize(2);
	}

	private static String failing(String condition, String sqlState) {
		return "DO $$ BEGIN IF " + condition + " THEN RAISE EXCEPTION USING ERRCODE = '" + sqlState
				+ "', MESSAGE = 'not now'; END IF; END $$;";
	}

	private static void hold(Connection connection, String sql) throws SQLException {
		new Session(connection).execute("BEGIN");
		connection.createStatement().execute(sql);
	}

	private MigratorBuilder builder(String url) {
		return this.files.builder(url)
			.listener(this.listener)
			.time(this.clock, new Random(1))
			.ticker(() -> new FastTicker(this.clock));
	}

}
