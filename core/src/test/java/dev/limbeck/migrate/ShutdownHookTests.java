package dev.limbeck.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
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
	void interruptsTheThreadThatWaits() {
		try (ShutdownHook hook = ShutdownHook.install()) {
			hook.stop();
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void cancelsWhatTheServerDoes(PostgresDatabase database) throws SQLException {
		try (ShutdownHook hook = ShutdownHook.install(); Connection connection = database.connect()) {
			hook.connected(connection);
			CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
				Awaitility.await().until(() -> running(database).contains("1"));
				hook.stop();
			});
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> connection.createStatement().execute("SELECT pg_sleep(3600)"));
			stop.join();
			assertThat(Thread.interrupted()).isTrue();
			Awaitility.await().until(() -> running(database).contains("0"));
		}
	}

	private static List<String> running(PostgresDatabase database) {
		return database.query("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(3600)' "
				+ "AND state = 'active' AND datname = current_database()");
	}

}
