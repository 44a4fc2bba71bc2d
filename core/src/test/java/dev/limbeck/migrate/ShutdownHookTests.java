package dev.limbeck.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.Session;
import dev.limbeck.session.ShutdownHook;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ShutdownHook}.
 */
@ExtendWith(PostgresExtension.class)
class ShutdownHookTests {

	@Test
	void aRunThatWaitsIsInterrupted() {
		CompletableFuture<Void> stop;
		try (ShutdownHook hook = ShutdownHook.install(() -> false)) {
			stop = CompletableFuture.runAsync(hook::stop);
			assertThatExceptionOfType(InterruptedException.class)
				.isThrownBy(() -> new CountDownLatch(1).await(1, TimeUnit.MINUTES));
		}
		stop.join();
	}

	@Test
	void whatTheServerDoesIsCanceledAndTheRunMayTidyUp(PostgresDatabase database) throws SQLException {
		try (Connection connection = database.connect()) {
			CompletableFuture<Void> stop;
			try (ShutdownHook hook = ShutdownHook.install(() -> false)) {
				hook.connected(connection);
				stop = stopOnceItRuns(hook, database);
				assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> connection.createStatement().execute("SELECT pg_sleep(3600)"))
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57014"));
			}
			stop.join();
			assertThat(Thread.interrupted()).isTrue();
			assertThat(connection.isValid(5)).isTrue();
		}
	}

	@Test
	void theConnectionOfARunThatDoesNotEndIsCut(PostgresDatabase database) throws SQLException {
		try (ShutdownHook hook = ShutdownHook.install(() -> false); Connection connection = database.connect()) {
			new Session(connection).execute("SET client_connection_check_interval = '1s'");
			hook.connected(connection);
			stopOnceItRuns(hook, database);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
				while (true) {
					runAgain(connection);
				}
			});
			assertThat(Thread.interrupted()).isTrue();
			Awaitility.await().until(() -> running(database).contains("0"));
		}
	}

	@Test
	void thereIsNoWaitingForThePersonWhoIsAsked(PostgresDatabase database) throws SQLException {
		RunProgress progress = new RunProgress();
		try (ShutdownHook hook = ShutdownHook.install(progress::isAsking); Connection connection = database.connect()) {
			hook.connected(connection);
			assertThat(progress.ask(() -> {
				hook.stop();
				return Thread.interrupted();
			})).isTrue();
			assertThat(connection.isClosed()).isFalse();
		}
	}

	private static void runAgain(Connection connection) throws SQLException {
		try {
			connection.createStatement().execute("SELECT pg_sleep(3600)");
		}
		catch (SQLException ex) {
			if (!"57014".equals(ex.getSQLState())) {
				throw ex;
			}
		}
	}

	private static CompletableFuture<Void> stopOnceItRuns(ShutdownHook hook, PostgresDatabase database) {
		return CompletableFuture.runAsync(() -> {
			Awaitility.await().until(() -> running(database).contains("1"));
			hook.stop();
		});
	}

	private static List<String> running(PostgresDatabase database) {
		return database.query("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(3600)' "
				+ "AND state = 'active' AND datname = current_database()");
	}

}
