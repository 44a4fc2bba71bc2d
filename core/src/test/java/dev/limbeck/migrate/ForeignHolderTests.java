package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The migration lock in the hands of a role that can do nothing but log in: its key is no
 * secret, and anybody may take any advisory lock.
 */
@ExtendWith(PostgresExtension.class)
class ForeignHolderTests {

	private static final long KEY = new Ledger("public").lockKey();

	// More than limbeck.lock.wait takes.
	private static final int TIRED = 1500;

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private ReadingRole stranger;

	private PostgresDatabase database;

	private final PassingClock clock = new PassingClock();

	@BeforeEach
	void prepare(PostgresDatabase server) {
		this.database = server;
		this.files = new RevisionFiles(this.folder).addTables("a");
		this.stranger = ReadingRole.create(server);
		this.clock.onSleep(TIRED, this::endStrangers);
	}

	@AfterEach
	void endStrangers() {
		this.database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'App %' "
				+ "AND datname = current_database()");
	}

	@Test
	void isWaitedForNoLongerIfItSleeps() throws Exception {
		this.files.upgrade(this.database);
		this.files.addTables("b: a");
		sleepWithTheLock();
		LimbeckException failure = failure();
		assertThat(failure.code()).isEqualTo("lock-timeout");
		assertThat(failure.description()).contains("whose role may not write the ledger, so it does not migrate");
		assertThat(failure.action()).contains("SELECT pg_terminate_backend(");
	}

	@Test
	void isWaitedForNoLongerBeforeThereIsALedger() throws Exception {
		sleepWithTheLock();
		assertThat(failure().code()).isEqualTo("lock-timeout");
	}

	@Test
	void isWaitedForNoLongerIfItTakesTurns() throws Exception {
		try (Connection first = login(); Connection second = login()) {
			Session[] turns = { new Session(first), new Session(second) };
			turns[1].execute("SELECT pg_advisory_lock_shared(" + KEY + ")");
			this.clock.always(() -> pass(turns));
			assertThat(failure().code()).isEqualTo("lock-timeout");
		}
	}

	@Test
	void isAwaitedNoLongerEither() throws Exception {
		this.files.upgrade(this.database);
		this.files.addTables("b: a");
		sleepWithTheLock();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, builder().build()::await);
		assertThat(failure.description()).contains("whose role may not write the ledger");
	}

	@Test
	void isAMigratorIfItsRoleMayBecomeOne() throws Exception {
		this.files.upgrade(this.database);
		this.files.addTables("b: a");
		this.stranger.may("GRANT postgres TO %s");
		sleepWithTheLock();
		assertThat(builder().build().upgrade().steps()).hasSize(1);
		assertThat(this.clock.passed()).isGreaterThan(Duration.ofMinutes(11));
	}

	private static void pass(Session[] turns) throws SQLException {
		Session holder = turns[1];
		turns[0].execute("SELECT pg_advisory_lock_shared(" + KEY + ")");
		holder.execute("SELECT pg_advisory_unlock_shared(" + KEY + ")");
		turns[1] = turns[0];
		turns[0] = holder;
	}

	private void sleepWithTheLock() throws SQLException {
		Session session = new Session(login());
		session.execute("SELECT pg_advisory_lock(" + KEY + ")");
		new Thread(() -> sleep(session)).start();
	}

	private static void sleep(Session session) {
		try {
			session.execute("SELECT pg_sleep(600)");
		}
		catch (SQLException ex) {
			// It is ended.
		}
	}

	private Connection login() throws SQLException {
		Connection connection = this.stranger.connector().connect(Duration.ofSeconds(20));
		connection.setNetworkTimeout(Runnable::run, 0);
		return connection;
	}

	private LimbeckException failure() {
		return catchThrowableOfType(LimbeckException.class, builder().build()::upgrade);
	}

	private MigratorBuilder builder() {
		return this.files.builder(this.database).time(this.clock, new Random(1));
	}

}
