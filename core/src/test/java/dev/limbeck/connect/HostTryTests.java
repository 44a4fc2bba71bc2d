package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.limbeck.connect.failure.Diagnosis;
import dev.limbeck.postgres.Altered;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.ProtocolProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HostTry}: one login and one question.
 */
@ExtendWith(PostgresExtension.class)
class HostTryTests {

	private static Connector borrowing(Source source) {
		return new DataSourceConnector(new PGSimpleDataSource() {
			@Override
			public Connection getConnection() throws SQLException {
				return source.connection();
			}
		}, "the application's DataSource");
	}

	private static Connector failing(SQLException failure) {
		return borrowing(() -> {
			throw failure;
		});
	}

	@Test
	void learnsWhereItIsInOneStatement(PostgresDatabase database) throws Exception {
		TryOutcome outcome = HostTry.attempt(borrowing(database::connect), Duration.ofSeconds(5), Greeting.QUESTION);
		TryOutcome.Success success = (TryOutcome.Success) outcome;
		PGConnection connection = success.connection().unwrap(PGConnection.class);
		assertThat(success.server().backendPid()).isEqualTo(connection.getBackendPID());
		assertThat(success.server().database()).isEqualTo(database.name());
		assertThat(success.server().user()).isEqualTo("postgres");
		assertThat(success.server().version()).matches("1[4-9]\\.\\d+");
		assertThat(success.server().mode()).isEqualTo(ServerState.Mode.WRITABLE);
		success.discard();
	}

	@Test
	void asksWithOneMessage(PostgresDatabase database) throws Exception {
		try (ProtocolProxy proxy = ProtocolProxy.to(database)) {
			Connector connector = Try.to(database.name(), proxy.port(), "preferQueryMode", "simple",
					"assumeMinServerVersion", "14", "ApplicationName", "limbeck");
			assertThat(HostTry.attempt(connector, Duration.ofSeconds(5), Greeting.QUESTION))
				.isInstanceOf(TryOutcome.Success.class);
			assertThat(proxy.queries()).isEqualTo(1);
		}
	}

	@Test
	void leavesNoTransactionOpen(PostgresDatabase database) throws Exception {
		Connector connector = borrowing(() -> {
			Connection connection = database.connect();
			connection.setAutoCommit(false);
			return connection;
		});
		TryOutcome.Success success = (TryOutcome.Success) HostTry.attempt(connector, Duration.ofSeconds(5),
				Greeting.QUESTION);
		assertThat(database.query("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'"
				+ " AND pid = " + success.server().backendPid()))
			.containsExactly("0");
		success.discard();
	}

	@Test
	void givesUpOnADataSourceThatHangs() throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		Connector hanging = borrowing(() -> {
			Uninterrupted.await(never);
			throw new SQLException("never");
		});
		assertThat(Try.verdict(Try.diagnosis(hanging, Duration.ofMillis(100))))
			.isEqualTo("database-unreachable TRANSIENT");
		never.countDown();
	}

	@Test
	void closesAConnectionThatComesTooLate(PostgresDatabase database) throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		Connection late = database.connect();
		Connector connector = borrowing(() -> {
			Uninterrupted.await(gate);
			return late;
		});
		Try.diagnosis(connector, Duration.ofMillis(100));
		gate.countDown();
		Awaitility.await().until(late::isClosed);
	}

	@Test
	void tellsWhyAServerDidNotAnswerAlthoughItsConnectionDoesNotClose(PostgresDatabase database) throws Exception {
		Connection stuck = Altered.of(Connection.class, database.connect(), "close", (close) -> {
			close.run();
			throw new SQLException("No suitable driver", "08001");
		});
		assertThat(Try.verdict(borrowing(() -> Altered.of(Connection.class, stuck, "getNetworkTimeout", (call) -> {
			throw ScriptedConnector.server("57P03", "the database system is starting up");
		})))).endsWith("TRANSIENT");
	}

	@Test
	void anErrorLeavesNoConnectionOpen(PostgresDatabase database) throws Exception {
		Connection connection = database.connect();
		Try.diagnosis(borrowing(() -> Altered.of(Connection.class, connection, "getNetworkTimeout", (call) -> {
			throw new InternalError("no memory");
		})));
		assertThat(connection.isClosed()).isTrue();
	}

	@Test
	void looksThroughTheExceptionOfAPool() throws Exception {
		SQLException pool = new SQLTransientConnectionException("Connection is not available",
				ScriptedConnector.server("28P01", "password authentication failed"));
		assertThat(Try.verdict(failing(pool))).isEqualTo("wrong-password AFTER_GRACE");
	}

	@Test
	void poolWithoutACauseIsTransient() throws Exception {
		assertThat(Try.verdict(failing(new SQLTransientConnectionException("Connection is not available"))))
			.isEqualTo("database-unreachable TRANSIENT");
	}

	@Test
	void urlThatNoDriverKnowsIsPermanentAndNotShown() throws Exception {
		SQLException unknown = new SQLException("No suitable driver found for jdbc:x:s3cret", "08001");
		Diagnosis diagnosis = Try.diagnosis(failing(unknown));
		assertThat(Try.verdict(diagnosis)).isEqualTo("invalid-jdbc-url PERMANENT");
		assertThat(diagnosis.toString()).doesNotContain("s3cret");
	}

	@Test
	void theCauseOfAFailingDataSourceIsTold() throws Exception {
		Diagnosis diagnosis = Try.diagnosis(borrowing(() -> {
			throw new IllegalStateException("Cannot determine target DataSource for lookup key [null].");
		}));
		assertThat(Try.verdict(diagnosis)).isEqualTo("invalid-connection-setting PERMANENT");
		assertThat(diagnosis.reason()).isEqualTo("the DataSource gave no connection (IllegalStateException: "
				+ "Cannot determine target DataSource for lookup key [null])");
		assertThat(diagnosis.advice()).contains("@LimbeckDataSource", "limbeck.migration.url");
	}

	@ParameterizedTest
	@ValueSource(strings = { "the password s3cret is wrong", "no route to jdbc:x://u:s3cret@h/d", "token: s3cret" })
	void whatMayBeASecretOfADataSourceIsNotShown(String message) throws Exception {
		Diagnosis diagnosis = Try.diagnosis(borrowing(() -> {
			throw new IllegalStateException(message);
		}));
		assertThat(diagnosis.reason()).isEqualTo("the DataSource gave no connection (IllegalStateException)");
	}

	/**
	 * Where a connection comes from.
	 */
	interface Source {

		Connection connection() throws SQLException;

	}

	/**
	 * Waits like a pool that swallows interruptions.
	 */
	private static final class Uninterrupted {

		private Uninterrupted() {
		}

		static void await(CountDownLatch latch) {
			while (latch.getCount() > 0) {
				try {
					latch.await();
				}
				catch (InterruptedException ex) {
					// as if it had not happened
				}
			}
		}

	}

}
