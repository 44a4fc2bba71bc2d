package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Random;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link Migrator#await()}.
 */
@ExtendWith(PostgresExtension.class)
class AwaitTests {

	private static final String HOLD = "SELECT pg_advisory_lock(" + new Ledger("public").lockKey() + ")";

	/** Ends the session of whoever waits. */
	private static final String END_WAIT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
			+ "current_database() AND application_name = 'limbeck'";

	@TempDir
	private Path folder;

	private final PassingClock clock = new PassingClock();

	private final RecordingListener listener = new RecordingListener();

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addTables("a", "b: a");
	}

	@Test
	void isContentWhenEverythingIsApplied(PostgresDatabase database) {
		this.files.upgrade(database);
		assertThat(builder(database).build().await().summary()).isEqualTo("Up to date at b");
		assertThat(this.listener.told()).containsExactly("reached in 1", "finished 0");
		assertThat(this.clock.passed()).isZero();
	}

	@Test
	void anEmptyDatabaseIsWaitedForUntilAnotherProcessHasMigratedIt(PostgresDatabase database) {
		this.clock.onSleep(20, () -> this.files.upgrade(database));
		MigrationReport report = builder(database).build().await();
		assertThat(report.position().current()).containsExactly("b");
		assertThat(report.steps()).isEmpty();
	}

	@Test
	void everyTenSecondsItTellsWhatItWaitsFor(PostgresDatabase database) {
		this.clock.onSleep(20, () -> this.files.upgrade(database));
		builder(database).build().await();
		long times = this.clock.passed().toSeconds() / 10 + 1;
		assertThat(times).isGreaterThan(3);
		assertThat(this.listener.awaited()).hasSizeBetween((int) times - 1, (int) times);
		assertThat(this.listener.awaited()).allSatisfy((awaited) -> {
			assertThat(awaited.pending()).containsExactly("a", "b");
			assertThat(awaited.holder()).isNull();
		});
	}

	@Test
	void whoHoldsTheMigrationLockIsTold(PostgresDatabase database) throws SQLException {
		try (Connection holder = holder(database)) {
			this.clock.onSleep(1, () -> {
				release(holder);
				this.files.upgrade(database);
			});
			builder(database).build().await();
		}
		assertThat(this.listener.awaited().get(0).holder()).matches("pid \\d+ \\(the job\\) from .*, revision a");
	}

	@Test
	void itGivesUpWhenNothingMovesForTooLong(PostgresDatabase database) {
		LimbeckException failure = failure(builder(database));
		assertThat(failure.code()).isEqualTo("behind");
		assertThat(failure.description()).contains("lacks 2 revisions:\n  a  Make a\n  b  Make b\n",
				"There is no ledger in schema public",
				"For 10 min (limbeck.lock.wait) its ledger has not moved, and no "
						+ "process has held the migration lock.");
		assertThat(failure.action())
			.contains("Look at the process that is to migrate, such as a job of the deployment");
		assertThat(this.clock.passed()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
	}

	@Test
	void itGivesUpOnAHolderThatDoesNothing(PostgresDatabase database) throws SQLException {
		try (Connection holder = holder(database)) {
			assertThat(holder.isClosed()).isFalse();
			LimbeckException failure = failure(builder(database));
			assertThat(failure.description()).contains("and the migration lock is held by pid ",
					", which has done nothing.");
			assertThat(failure.action()).contains("pg_terminate_backend(");
		}
	}

	@Test
	void itIsPatientWhileTheLedgerMoves(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		this.files.addTables("c: b");
		try (Connection other = database.connect()) {
			Session session = new Session(other);
			this.clock.always(() -> session
				.execute("UPDATE limbeck_revision SET applied_at = clock_timestamp() WHERE revision = 'b'"));
			this.clock.onSleep(400, () -> this.files.upgrade(database));
			builder(database).build().await();
		}
		assertThat(this.clock.passed()).isGreaterThan(Duration.ofMinutes(15));
	}

	@Test
	void itIsPatientWithAHolderThatIsIdleWheneverItLooks(PostgresDatabase database) throws SQLException {
		try (Connection holder = holder(database)) {
			Session session = new Session(holder);
			this.clock.always(() -> session.execute("SELECT 1"));
			this.clock.onSleep(400, () -> {
				release(holder);
				this.files.upgrade(database);
			});
			builder(database).build().await();
		}
		assertThat(this.clock.passed()).isGreaterThan(Duration.ofMinutes(15));
	}

	@Test
	void itGivesUpOnAHolderOfWhichItMayNotSeeWhetherItWorks(PostgresDatabase database) throws SQLException {
		ReadingRole role = ReadingRole.create(database);
		this.files.upgrade(database);
		this.files.addTables("c: b");
		role.mayRead();
		try (Connection holder = holder(database)) {
			new Session(holder).execute("BEGIN");
			LimbeckException failure = failure(builder(role.connector()));
			assertThat(failure.description()).contains("the migration lock is held by pid ",
					", of which it is not known whether it works: this role may not see what it does");
			assertThat(failure.action()).contains("SELECT state, query_start, query FROM pg_stat_activity WHERE pid = ",
					"SELECT pg_terminate_backend(");
		}
	}

	@Test
	void theLedgerMayBecomeReadableWhileItIsMigrated(PostgresDatabase database) throws SQLException {
		ReadingRole role = ReadingRole.create(database);
		this.files.upgrade(database);
		try (Connection holder = holder(database)) {
			this.clock.onSleep(10, () -> {
				role.mayRead();
				release(holder);
			});
			assertThat(builder(role.connector()).build().await().position().current()).containsExactly("b");
		}
	}

	@Test
	void anUnfinishedRevisionIsWaitedForWhileItsRunnerLives(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		new KilledStep(this.files, database).ofUpgradeBehind("b", 0);
		try (Connection holder = holder(database)) {
			this.clock.onSleep(10, () -> {
				database.execute("UPDATE limbeck_revision SET state = 'applied'");
				release(holder);
			});
			builder(database).build().await();
		}
		assertThat(this.listener.awaited().get(0).unfinished()).containsExactly("b");
	}

	@Test
	void anAbandonedRevisionEndsTheWait(PostgresDatabase database) {
		this.files.upgrade(database);
		new KilledStep(this.files, database).ofUpgradeBehind("b", 0);
		LimbeckException failure = failure(builder(database));
		assertThat(failure.code()).isEqualTo("unfinished-revision");
		assertThat(failure.description())
			.startsWith("The upgrade of revision b was begun and not finished.\nFor 10 min");
		assertThat(failure.action()).contains("Finish it with \"limbeck resume\"");
	}

	@Test
	void aChangedRevisionIsRefusedAtOnce(PostgresDatabase database) {
		this.files.upgrade(database);
		this.files.add("b: a", "SELECT 2;").addTables("c: b");
		assertThat(failure(builder(database)).code()).isEqualTo("changed-revision");
		assertThat(this.clock.passed()).isZero();
	}

	@Test
	void aDatabaseThatDivergesMeanwhileIsRefused(PostgresDatabase database, @TempDir Path other) {
		RevisionFiles strange = new RevisionFiles(other).addTables("z");
		this.clock.onSleep(5, () -> strange.upgrade(database));
		assertThat(failure(builder(database)).code()).isEqualTo("diverged");
		assertThat(this.clock.passed()).isLessThan(Duration.ofMinutes(1));
	}

	@Test
	void connectionsLostInALongWaitDoNotAddUp(PostgresDatabase database) {
		this.clock.always(() -> database.execute(END_WAIT));
		this.clock.onSleep(60, () -> this.files.upgrade(database));
		builder(database).attempts(2).build().await();
		assertThat(this.listener.told()).filteredOn("lost 1"::equals).hasSizeGreaterThan(20);
		assertThat(this.listener.told()).doesNotContain("lost 2");
	}

	@Test
	void aDatabaseThatDoesNotComeBackEndsTheWait(PostgresDatabase database) {
		this.clock.onSleep(5, () -> database.execute(END_WAIT));
		Connector connector = new OutageConnector(Connector.to(DatabaseUrl.parse(database.url())),
				Collections.nCopies(1000, "57P03"));
		LimbeckException failure = failure(builder(connector).wait(WaitSettings.DEFAULT));
		assertThat(failure.code()).isEqualTo("database-unreachable");
		assertThat(failure.description()).contains("The database did not come back (limbeck.wait.timeout).");
	}

	private MigratorBuilder builder(PostgresDatabase database) {
		return builder(Connector.to(DatabaseUrl.parse(database.url())));
	}

	private MigratorBuilder builder(Connector connector) {
		return this.files.builder(connector).listener(this.listener).time(this.clock, new Random(1));
	}

	private static Connection holder(PostgresDatabase database) throws SQLException {
		Connection holder = database.connect();
		new Session(holder).execute("SET application_name = 'the job'");
		new Session(holder).execute(HOLD + " /* limbeck a */");
		return holder;
	}

	private static void release(Connection holder) throws SQLException {
		new Session(holder).execute("SELECT pg_advisory_unlock_all()");
	}

	private static LimbeckException failure(MigratorBuilder builder) {
		return catchThrowableOfType(LimbeckException.class, builder.build()::await);
	}

}
