package dev.limbeck.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.LimbeckException;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.postgres.ProtocolFault;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Servers that let nobody in, or let nobody write.
 *
 * @param bench where
 * @param tally counts
 */
record Refusals(Bench bench, Tally tally) {

	private static final String ROOM = "SELECT count(*) < 5 FROM pg_stat_activity WHERE backend_type = 'client backend'";

	private static final String READ_ONLY = "ALTER DATABASE %s SET default_transaction_read_only = on";

	private static final String WRITABLE = "ALTER DATABASE %s RESET default_transaction_read_only";

	private static final String TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";

	/**
	 * Take all connections before a run starts, and in its middle.
	 * @param times how often in its middle
	 */
	void full(int times) {
		try (PostgresServer server = PostgresServer.start(Map.of("max_connections", "10"))) {
			this.tally.count("no connection left at the start", () -> fullAtStart(server));
			for (int i = 0; i < times; i++) {
				long message = message();
				this.tally.count("no connection left after message " + message, () -> fullAt(server, message));
			}
		}
	}

	private void fullAtStart(PostgresServer server) throws SQLException {
		try (Surroundings here = Surroundings.on(server)) {
			Deque<Connection> taken = takeAll(here.database());
			LimbeckException failure = catchThrowableOfType(LimbeckException.class,
					() -> this.bench.history().migrator(here.url()).build().upgrade());
			assertThat(failure.code()).isEqualTo("too-many-connections");
			free(here.database(), taken);
			assertThat(here.database().query(TABLES)).containsExactly("0");
			this.bench.recover(here.database());
		}
	}

	// The connection that the run loses is taken before it comes back.
	private void fullAt(PostgresServer server, long message) throws SQLException {
		try (Surroundings here = Surroundings.on(server)) {
			here.proxy().inject(ProtocolFault.blackHoleAfter(message));
			CompletableFuture<?> run = CompletableFuture
				.runAsync(() -> this.bench.patient(here.url()).build().upgrade())
				.handle((done, failure) -> null);
			Awaitility.await().until(() -> here.proxy().faults() == 1);
			Deque<Connection> taken = takeAll(here.database());
			try (Statement statement = taken.getFirst().createStatement()) {
				statement.execute("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
						+ " WHERE application_name LIKE 'limbeck%'");
			}
			taken.addAll(takeAll(here.database()));
			here.proxy().heal();
			Awaitility.await().until(() -> here.proxy().queries() > 0);
			free(here.database(), taken);
			run.join();
			this.bench.recover(here.database());
		}
	}

	private static Deque<Connection> takeAll(PostgresDatabase database) {
		Deque<Connection> taken = new ArrayDeque<>();
		try {
			while (true) {
				taken.push(database.connect());
			}
		}
		catch (SQLException ex) {
			assertThat(ex.getSQLState()).isEqualTo("53300");
			return taken;
		}
	}

	// The server frees a place a while after its session was closed.
	private static void free(PostgresDatabase database, Deque<Connection> taken) throws SQLException {
		for (Connection connection : taken) {
			connection.close();
		}
		Awaitility.await().ignoreExceptions().until(() -> database.query(ROOM).contains("t"));
	}

	/**
	 * Let the server be read-only at the start and from some message on, and be a
	 * standby.
	 * @param times how often from some message on
	 */
	void readOnly(int times) {
		this.tally.count("read-only at the start", this::readOnlyAtStart);
		List<Runnable> rounds = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			long message = message();
			rounds.add(() -> this.tally.count("read-only after message " + message, () -> readOnlyAt(message)));
		}
		Tally.sideBySide(rounds);
		this.tally.count("a standby", this::standby);
	}

	private void readOnlyAtStart() {
		try (Surroundings here = Surroundings.onSharedServer()) {
			here.database().server().execute(READ_ONLY.formatted(here.database().name()));
			assertThat(this.bench.run(here.database(), this.bench.history().migrator(here.url())).code())
				.isEqualTo("database-read-only");
			assertThat(here.database().query(TABLES)).containsExactly("0");
			here.database().server().execute(WRITABLE.formatted(here.database().name()));
			this.bench.recover(here.database());
		}
	}

	// A session that is open stays writable; the next one is not.
	private void readOnlyAt(long message) {
		try (Surroundings here = Surroundings.onSharedServer()) {
			here.proxy().inject(ProtocolFault.blackHoleAfter(message));
			Run run = this.bench.run(here.database(), this.bench.patient(here.url()),
					() -> CompletableFuture.runAsync(() -> makeReadOnly(here)));
			assertThat(run.code()).isEqualTo("database-read-only");
			here.database().server().execute(WRITABLE.formatted(here.database().name()));
			this.bench.recover(here.database());
		}
	}

	private static void makeReadOnly(Surroundings here) {
		Awaitility.await().until(() -> here.proxy().faults() == 1);
		here.database().server().execute(READ_ONLY.formatted(here.database().name()));
		here.proxy().inject(ProtocolFault.resetAfter(here.proxy().messages() + 1));
	}

	private void standby() {
		try (PostgresServer server = PostgresServer.startStandby()) {
			PostgresDatabase database = new PostgresDatabase(server, "postgres");
			Run run = this.bench.run(database, this.bench.history().migrator(database.url()));
			assertThat(run.code()).isEqualTo("database-standby");
			assertThat(database.query(TABLES)).containsExactly("0");
		}
	}

	private long message() {
		return 60 + this.bench.random().nextInt(450);
	}

}
