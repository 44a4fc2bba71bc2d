package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.connect.WaitClock;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerEntry;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.ledger.LockListener;
import dev.limbeck.ledger.MigrationLock;
import dev.limbeck.ledger.ProgressWriter;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.session.Pacing;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SourceText;
import dev.limbeck.step.AppliedStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link MigrationLock} and the fence around each revision.
 */
@ExtendWith(PostgresExtension.class)
class MigrationLockTests {

	private static final Ledger LEDGER = new Ledger("public");

	private static final LedgerWriter WRITER = new LedgerWriter(LEDGER, "test", "host");

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addTables("a", "b: a", "c: b");
	}

	@Test
	void theKeyFollowsFromTheSchema() {
		// printf 'limbeck:public' | sha256sum | cut -c1-16
		assertThat(LEDGER.lockKey()).isEqualTo(0xf0f7773d738197e6L);
		assertThat(new Ledger("other").lockKey()).isNotEqualTo(LEDGER.lockKey());
	}

	@Test
	void amongManyMigratorsEachRevisionIsAppliedOnce(PostgresDatabase database) throws Exception {
		List<MigrationReport> reports = race(this.files.builder(database).build(), 8);
		assertThat(reports.stream().flatMap((report) -> report.steps().stream())).extracting(AppliedStep::revision)
			.containsExactlyInAnyOrder("a", "b", "c");
		assertThat(database.query("SELECT revision FROM limbeck_log WHERE event = 'upgrade' ORDER BY id"))
			.containsExactly("a", "b", "c");
	}

	@Test
	void nothingPendingTakesNoLock(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		try (Connection holder = database.connect()) {
			hold(holder, LEDGER);
			assertThat(this.files.upgrade(database).steps()).isEmpty();
		}
	}

	@Test
	void twoLedgersInOneDatabaseDoNotBlockEachOther(PostgresDatabase database) throws SQLException {
		try (Connection holder = database.connect()) {
			hold(holder, new Ledger("other"));
			assertThat(this.files.upgrade(database).steps()).hasSize(3);
		}
	}

	@Test
	void theLockIsFreeAfterAFailure(PostgresDatabase database) {
		this.files.add("d: c", "SELECT 1/0;");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> this.files.upgrade(database));
		assertThat(database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")).containsExactly("0");
	}

	@Test
	void aWaiterGivesUpWhenTheHolderDoesNothingForTooLong(PostgresDatabase database) throws SQLException {
		try (Connection holder = database.connect()) {
			hold(holder, LEDGER);
			Migrator migrator = waiting(database, new PassingClock());
			LimbeckException failure = catchThrowableOfType(LimbeckException.class, migrator::upgrade);
			assertThat(failure.code()).isEqualTo("lock-timeout");
			assertThat(failure.description())
				.matches("The migration lock is held by pid \\d+ \\(\\S.*\\) from 127\\.0\\.0\\.1, "
						+ "connected since .+, which has done nothing for 600 s \\(limbeck\\.lock\\.wait\\)\\.");
			assertThat(failure.action()).contains("SELECT state, query_start, query FROM pg_stat_activity WHERE pid = ",
					"SELECT pg_terminate_backend(");
		}
	}

	@Test
	void aHolderThatIsIdleInItsTransactionDoesNothingEither(PostgresDatabase database) throws SQLException {
		try (Connection holder = database.connect()) {
			hold(holder, LEDGER);
			new Session(holder).execute("BEGIN");
			PassingClock clock = new PassingClock();
			clock.onSleep(1500, holder::close);
			Migrator migrator = waiting(database, clock);
			assertThat(catchThrowableOfType(LimbeckException.class, migrator::upgrade).code())
				.isEqualTo("lock-timeout");
		}
	}

	@Test
	void aWaiterIsPatientWhileTheLedgerMoves(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		this.files.addTables("d: c");
		try (Connection holder = database.connect(); Connection other = database.connect()) {
			hold(holder, LEDGER);
			Session session = new Session(other);
			PassingClock clock = new PassingClock();
			clock.onSleep(400, holder::close);
			clock.always(() -> session.execute("INSERT INTO limbeck_log (event) VALUES ('upgrade')"));
			assertThat(waiting(database, clock).upgrade().steps()).hasSize(1);
			assertThat(clock.passed()).isGreaterThan(Duration.ofMinutes(11));
		}
	}

	@Test
	void aWaiterIsPatientWhileTheHolderSendsStatements(PostgresDatabase database) throws SQLException {
		try (Connection holder = database.connect()) {
			hold(holder, LEDGER);
			PassingClock clock = new PassingClock();
			clock.onSleep(400, holder::close);
			clock.always(() -> {
				if (!holder.isClosed()) {
					new Session(holder).execute("SELECT 1");
				}
			});
			assertThat(waiting(database, clock).upgrade().steps()).hasSize(3);
		}
	}

	@Test
	void aWaiterWhoseRoleMayNotSeeWhetherTheHolderWorksSaysSo(PostgresDatabase database) throws SQLException {
		String role = "role_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN; GRANT CREATE ON SCHEMA public TO " + role);
		try (Connection holder = database.connect()) {
			hold(holder, LEDGER);
			new Session(holder).execute("BEGIN");
			Migrator migrator = this.files.builder(database.url(role, ""))
				.time(new PassingClock(), new Random(1))
				.build();
			LimbeckException failure = catchThrowableOfType(LimbeckException.class, migrator::upgrade);
			assertThat(failure.code()).isEqualTo("lock-timeout");
			assertThat(failure.description())
				.matches("The migration lock is held by pid \\d+.*, of which it is not known "
						+ "whether it works: this role may not see what it does, and nothing has moved for 600 s "
						+ "\\(limbeck\\.lock\\.wait\\)\\.");
			assertThat(failure.action())
				.matches("Look at it with SELECT state, query_start, query FROM pg_stat_activity "
						+ "WHERE pid = \\d+, as a member of pg_read_all_stats or of its own role: if it works, raise "
						+ "limbeck.lock.wait. If it hangs, end its process, or its session with "
						+ "SELECT pg_terminate_backend\\(\\d+\\), as a member of pg_signal_backend or of its own "
						+ "role, and start again\\.");
		}
		finally {
			database.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
		}
	}

	@Test
	void aScriptThatReleasesAllLocksEndsNoRun(PostgresDatabase database) {
		this.files.add("d: c", "SELECT pg_advisory_unlock_all();").addTables("e: d");
		assertThat(this.files.upgrade(database).steps()).hasSize(5);
	}

	@Test
	void aRevisionDoesNotRunWhileAnotherSessionHasTheLock(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		String opening = WRITER.open(Direction.UPGRADE, entry("d", "c"));
		try (Connection holder = database.connect(); Connection other = database.connect()) {
			hold(holder, LEDGER);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> new Session(other).execute(opening))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo(SqlState.FENCED));
		}
	}

	@Test
	void aRevisionDoesNotRunBeforeItsParents(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		String opening = WRITER.open(Direction.UPGRADE, entry("e", "d"));
		try (Connection connection = database.connect()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> new Session(connection).execute(opening))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo(SqlState.PARENTS_MISSING));
		}
	}

	@Test
	void aRevisionDoesNotRunTwiceEvenWithoutALock(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		String opening = WRITER.open(Direction.UPGRADE, entry("c", "b"));
		try (Connection connection = database.connect()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> new Session(connection).execute(opening))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("23505"));
		}
	}

	@Test
	void aRecordIsNotMadeWhileAnotherSessionHasTheLock(PostgresDatabase database) throws SQLException {
		try (Connection holder = database.connect(); Connection other = database.connect()) {
			hold(holder, LEDGER);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> new Session(other).execute(keepLock()))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo(SqlState.FENCED));
		}
	}

	@Test
	void aRecordTakesTheLockAgainThatAScriptHasReleased(PostgresDatabase database) throws SQLException {
		try (Connection connection = database.connect()) {
			new Session(connection).execute(keepLock());
			new Session(connection).execute(keepLock());
			assertThat(database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
				.containsExactly("1");
			new MigrationLock(LEDGER, Duration.ZERO, new Pacing(new PassingClock(), new Random(1)), LockListener.NO_OP)
				.release(new Session(connection));
			assertThat(database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
				.containsExactly("0");
		}
	}

	private static String keepLock() {
		return new ProgressWriter(WRITER, Direction.UPGRADE, entry("b", "a")).hold();
	}

	private Migrator waiting(PostgresDatabase database, WaitClock clock) {
		return this.files.builder(database).time(clock, new Random(1)).build();
	}

	private static LedgerEntry entry(String id, String parent) {
		RevisionScript script = RevisionScript.parse(new SourceText(id + ".sql",
				"-- @revision " + id + "\n-- @revises " + parent + "\n-- @upgrade\nSELECT 1;\n"));
		return new LedgerEntry(script.revision(), List.of(), script.checksum(), null, null, null, null);
	}

	private static void hold(Connection connection, Ledger ledger) throws SQLException {
		new Session(connection).execute("SELECT pg_advisory_lock(" + ledger.lockKey() + ")");
	}

	private static List<MigrationReport> race(Migrator migrator, int runners) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(runners);
		try {
			List<MigrationReport> reports = new ArrayList<>();
			List<Future<MigrationReport>> running = threads.invokeAll(
					Stream.generate(() -> (Callable<MigrationReport>) migrator::upgrade).limit(runners).toList());
			for (Future<MigrationReport> future : running) {
				reports.add(future.get());
			}
			return reports;
		}
		finally {
			threads.shutdownNow();
		}
	}

}
