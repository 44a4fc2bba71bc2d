package dev.limbeck.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import dev.limbeck.connect.failure.Classification;
import dev.limbeck.connect.failure.Verdict;
import dev.limbeck.postgres.PostgresServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for servers that stop or crash while somebody is connected.
 */
class RestartTests {

	private PostgresServer server;

	private Reached reached;

	@BeforeEach
	void connect() {
		this.server = PostgresServer.start();
		this.reached = new DatabaseWait(WaitSettings.DEFAULT).await(Try.to(this.server.port()));
	}

	@AfterEach
	void stop() throws SQLException {
		this.reached.close();
		this.server.close();
	}

	private SQLException failureOfAQuery(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			return catchThrowableOfType(SQLException.class, () -> statement.execute("SELECT 1"));
		}
	}

	@Test
	void terminatedSessionIsALostConnection() throws Exception {
		this.server.execute("SELECT pg_terminate_backend(" + this.reached.server().backendPid() + ", 5000)");
		SQLException failure = failureOfAQuery(this.reached.connection());
		assertThat(failure.getSQLState()).isEqualTo("57P01");
		assertThat(DatabaseWait.isConnectionLost(failure)).isTrue();
	}

	@Test
	void crashIsALostConnectionAndIsSleptThrough() throws Exception {
		signal(this.reached.server().backendPid(), true);
		SQLException failure = failureOfAQuery(this.reached.connection());
		assertThat(DatabaseWait.isConnectionLost(failure)).isTrue();
		assertThat(Classification.of(failure).verdict()).isEqualTo(Verdict.TRANSIENT);
		try (Reached again = new DatabaseWait(WaitSettings.DEFAULT).await(Try.to(this.server.port()))) {
			assertThat(again.server().backendPid()).isNotEqualTo(this.reached.server().backendPid());
		}
	}

	@Test
	void serverThatShutsDownIsTransient() throws Exception {
		signal(postmaster(), false);
		Awaitility.await()
			.untilAsserted(() -> assertThat(Try.diagnosis(Try.to(this.server.port())).reason())
				.isEqualTo("the database system is shutting down"));
		assertThat(Try.verdict(Try.to(this.server.port()))).isEqualTo("database-unreachable TRANSIENT");
	}

	private long postmaster() throws IOException {
		return Long.parseLong(Files.readAllLines(this.server.dataDirectory().resolve("postmaster.pid")).get(0).strip());
	}

	private static void signal(long pid, boolean kill) {
		ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
		assertThat(kill ? process.destroyForcibly() : process.destroy()).isTrue();
	}

}
