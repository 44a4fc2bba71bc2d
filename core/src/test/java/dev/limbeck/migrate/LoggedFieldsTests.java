package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

import ch.qos.logback.classic.Level;
import dev.limbeck.LimbeckException;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.log.CapturedLog;
import dev.limbeck.log.LogField;
import dev.limbeck.migrate.MigrationCommand.Resume;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.Session;
import dev.limbeck.step.AppliedStep;
import dev.limbeck.step.Blocker;
import dev.limbeck.step.Decision;
import dev.limbeck.step.MigrationProgress;
import dev.limbeck.step.MigrationRetry;
import dev.limbeck.step.RunningStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The fields that the lines of a run carry.
 */
@ExtendWith(PostgresExtension.class)
class LoggedFieldsTests {

	private static final RunningStep STEP = new RunningStep("a", Direction.UPGRADE, "Make a", 2, 5, 9);

	@RegisterExtension
	private final CapturedLog logged = new CapturedLog("dev.limbeck", Level.INFO);

	private final PassingClock clock = new PassingClock();

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addTables("a", "b: a");
	}

	@Test
	void whereTheDatabaseIsAndHowLongItTookToReachIt(PostgresDatabase database) {
		this.files.upgrade(database);
		assertThat(this.logged.fields("Database reachable")).containsEntry("limbeck.database", place(database))
			.containsEntry("limbeck.attempt", 1)
			.hasEntrySatisfying("limbeck.duration_ms", (value) -> assertThat((Long) value).isNotNegative())
			.hasSize(3);
	}

	@Test
	void whichRevisionRuns(PostgresDatabase database) {
		this.files.upgrade(database);
		assertThat(this.logged.fields("Running upgrade a -> b")).isEqualTo(Map.of("limbeck.revision", "b",
				"limbeck.direction", "upgrade", "limbeck.number", 2, "limbeck.total", 2));
	}

	@Test
	void whatTheRunCameTo(PostgresDatabase database) {
		this.files.upgrade(database);
		assertThat(this.logged.fields("Migrations applied: 2")).containsEntry("limbeck.applied", 2)
			.containsEntry("limbeck.current", "b")
			.containsEntry("limbeck.database", place(database))
			.containsEntry("limbeck.attempt", 1)
			.containsKey("limbeck.duration_ms");
		this.files.upgrade(database);
		assertThat(this.logged.fields("Up to date")).containsEntry("limbeck.applied", 0);
	}

	@Test
	void whatTheServerRemarks(PostgresDatabase database) {
		this.files.add("c: b", "DO $$BEGIN RAISE WARNING 'soon' USING ERRCODE = '01P77'; END$$;").upgrade(database);
		assertThat(this.logged.fields("c: soon"))
			.isEqualTo(Map.of("limbeck.revision", "c", "limbeck.sqlstate", "01P77"));
	}

	@Test
	void whatTheDatabaseIsAheadBy(PostgresDatabase database) {
		this.files.addTables("c: b", "d: c").upgrade(database);
		this.files.delete("d");
		this.files.delete("c");
		this.files.upgrade(database);
		assertThat(this.logged.fields("The database is ahead")).isEqualTo(Map.of("limbeck.ahead", "c,d"));
	}

	@Test
	void whyTheDatabaseIsWaitedFor(PostgresDatabase database) {
		database.drop();
		Migrator migrator = this.files.builder(database)
			.wait(WaitSettings.DEFAULT.withGrace(Duration.ofSeconds(10)))
			.time(this.clock, new Random(1))
			.build();
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator::upgrade)
			.satisfies((failure) -> assertThat(failure.sqlState()).isEqualTo("3D000"));
		assertThat(this.logged.fields("Waiting up to")).containsEntry("limbeck.code", "database-missing")
			.containsEntry("limbeck.sqlstate", "3D000")
			.containsEntry("limbeck.attempt", 1)
			.containsEntry("limbeck.database", place(database));
	}

	@Test
	void whyTheConnectionWasLost(PostgresDatabase database) {
		this.files.add("c: b", "SELECT pg_terminate_backend(pg_backend_pid());");
		Migrator migrator = this.files.builder(database).attempts(2).time(this.clock, new Random(1)).build();
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator::upgrade)
			.satisfies((failure) -> assertThat(failure.sqlState()).isEqualTo("57P01"));
		assertThat(this.logged.fields("Connection to")).isEqualTo(Map.of("limbeck.database", place(database),
				"limbeck.attempt", 2, "limbeck.attempts", 2, "limbeck.sqlstate", "57P01"));
	}

	@Test
	void whoHoldsTheMigrationLock(PostgresDatabase database) throws SQLException {
		try (Connection holder = holder(database)) {
			int pid = pid(holder);
			this.clock.onSleep(2, () -> release(holder));
			this.files.builder(database).time(this.clock, new Random(1)).build().upgrade();
			assertThat(this.logged.fields("Waiting for the migration lock")).containsEntry("limbeck.holder_pid", pid)
				.containsKey("limbeck.duration_ms");
		}
	}

	@Test
	void whatAnotherProcessIsToDo(PostgresDatabase database) throws SQLException {
		try (Connection holder = holder(database)) {
			int pid = pid(holder);
			this.clock.onSleep(2, () -> {
				release(holder);
				this.files.upgrade(database);
			});
			this.files.builder(database).time(this.clock, new Random(1)).build().await();
			assertThat(this.logged.fields("Waiting for another process")).containsEntry("limbeck.pending", 2)
				.containsEntry("limbeck.holder_pid", pid)
				.containsEntry("limbeck.database", place(database))
				.containsKey("limbeck.duration_ms");
		}
	}

	@Test
	void whyARevisionIsTriedAgain(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		this.files.add("c: b", "DROP TABLE a;");
		try (Connection holder = database.connect()) {
			new Session(holder).execute("BEGIN; LOCK TABLE a");
			this.clock.onSleep(1, () -> new Session(holder).execute("ROLLBACK"));
			this.files.builder(database)
				.lockTimeout(Duration.ofMillis(20))
				.time(this.clock, new Random(1))
				.build()
				.upgrade();
		}
		assertThat(this.logged.fields("Try 1 of 10")).containsEntry("limbeck.revision", "c")
			.containsEntry("limbeck.sqlstate", "55P03")
			.containsEntry("limbeck.attempt", 1)
			.containsEntry("limbeck.attempts", 10)
			.containsKey("limbeck.pause_ms");
	}

	@Test
	void whoIsInTheWayOfARevision() {
		Blocker blocker = new Blocker(4711, "app", "psql", "active", Duration.ZERO, "SELECT 1");
		MigrationRetry retry = new MigrationRetry(STEP, 1, 10, "55P03", List.of(blocker), Duration.ofMillis(500));
		assertThat(retry.fields().values()).containsEntry(LogField.BLOCKER_PID, 4711)
			.containsEntry(LogField.PAUSE_MS, 500L);
	}

	@Test
	void howFarARevisionHasGot() {
		assertThat(new MigrationProgress(STEP, 3, null, Duration.ofSeconds(2)).fields().values())
			.containsEntry(LogField.STATEMENT, 3)
			.containsEntry(LogField.STATEMENTS, 9)
			.containsEntry(LogField.DURATION_MS, 2000L)
			.containsEntry(LogField.REVISION, "a");
		assertThat(new MigrationProgress(STEP, 0, null, Duration.ZERO).fields().values())
			.doesNotContainKeys(LogField.STATEMENT, LogField.STATEMENTS);
	}

	@Test
	void whereAnUnfinishedRevisionGoesOn(PostgresDatabase database) {
		this.files.add("c: b", "-- @transaction none\nSELECT 1;\nSELECT 2;\nSELECT 3;").upgrade(database);
		new KilledStep(this.files, database).ofUpgradeBehind("c", 1);
		this.files.builder(database).build().run(new Resume(Decision.Mode.GO_ON), PlanReview.ACCEPT);
		assertThat(this.logged.fields("Going on at statement")).isEqualTo(Map.of("limbeck.revision", "c",
				"limbeck.direction", "upgrade", "limbeck.statement", 2, "limbeck.statements", 3));
	}

	@Test
	void whatIsStamped(PostgresDatabase database) {
		this.files.builder(database).build().run(new Stamp(List.of(Symbol.parse("a")), false), PlanReview.ACCEPT);
		assertThat(this.logged.fields("Stamped"))
			.isEqualTo(Map.of("limbeck.revision", "a", "limbeck.direction", "add"));
	}

	@Test
	void whatOnlyTheAnswerWasLostOf() {
		AppliedStep step = new AppliedStep("a", Direction.ADD, "", Duration.ZERO);
		assertThat(new SentTransaction("stamp", List.of(step), null).fields().values())
			.isEqualTo(Map.of(LogField.REVISION, "a", LogField.DIRECTION, "add"));
	}

	private static Connection holder(PostgresDatabase database) throws SQLException {
		Connection holder = database.connect();
		new Session(holder).execute("SELECT pg_advisory_lock(" + new Ledger("public").lockKey() + ")");
		return holder;
	}

	private static void release(Connection holder) throws SQLException {
		new Session(holder).execute("SELECT pg_advisory_unlock_all()");
	}

	private static int pid(Connection holder) throws SQLException {
		return holder.unwrap(PGConnection.class).getBackendPID();
	}

	private static String place(PostgresDatabase database) {
		return "localhost:" + database.server().port() + "/" + database.name();
	}

}
