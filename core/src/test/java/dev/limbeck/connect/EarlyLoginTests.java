package dev.limbeck.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import ch.qos.logback.classic.Level;
import dev.limbeck.LimbeckException;
import dev.limbeck.log.CapturedLog;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link EarlyLogin}.
 */
@ExtendWith(PostgresExtension.class)
class EarlyLoginTests {

	private static final SQLException STARTING = ScriptedConnector.server("57P03",
			"the database system is starting up");

	private static final SQLException WRONG_PASSWORD = ScriptedConnector.server("28P01",
			"password authentication failed for user \"app\"");

	private final VirtualClock clock = new VirtualClock();

	private final List<Connection> opened = Collections.synchronizedList(new ArrayList<>());

	private Connector database = (Opening) (timeout) -> {
		throw new SQLException();
	};

	@RegisterExtension
	private final CapturedLog log = new CapturedLog(DatabaseWait.class, Level.INFO);

	@BeforeEach
	void connect(PostgresDatabase database) {
		this.database = (Opening) (timeout) -> {
			Connection connection = database.connect();
			this.opened.add(connection);
			return connection;
		};
	}

	@AfterEach
	void leaveNoThread() {
		awaitEnd();
	}

	private Reached await(Connector connector) {
		return new DatabaseWait(WaitSettings.DEFAULT, this.clock, new Random(1)).await(connector, "DB_HOST");
	}

	private ScriptedConnector failingOnce(SQLException failure) {
		return new ScriptedConnector(this.clock, this.database).failing(1, failure);
	}

	private static void awaitEnd() {
		Awaitility.await()
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.noneMatch((thread) -> thread.getName().equals("limbeck-early-login")));
	}

	private Connection awaitSession() {
		Awaitility.await().until(() -> !this.opened.isEmpty());
		return this.opened.get(0);
	}

	@Test
	void firstTryTakesTheSession() throws Exception {
		EarlyLogin login = EarlyLogin.begin(this.database);
		try (Reached reached = await(login.on(this.database))) {
			assertThat(reached.attempts()).isOne();
			assertThat(this.opened).containsExactly(reached.connection());
		}
	}

	@Test
	void onlyTheFirstTryDoes() throws Exception {
		Connector connector = EarlyLogin.begin(this.database).on(this.database);
		try (Reached first = await(connector); Reached second = await(connector)) {
			assertThat(this.opened).containsExactly(first.connection(), second.connection());
		}
	}

	@Test
	void logTellsOfItWhenItIsAskedFor() throws Exception {
		EarlyLogin login = EarlyLogin.begin(this.database);
		awaitSession();
		assertThat(this.log.messages()).isEmpty();
		await(login.on(this.database)).close();
		assertThat(this.log.messages()).singleElement().asString().startsWith("Database reachable on attempt 1: ");
	}

	@Test
	void whoGoesAnotherWayGetsASessionOfItsOwn() {
		EarlyLogin login = EarlyLogin.begin(this.database);
		Connection early = awaitSession();
		Connector other = failingOnce(STARTING);
		assertThat(login.on(other)).isSameAs(other);
		Awaitility.await().until(early::isClosed);
	}

	@Test
	void sessionThatComesAfterTheEndIsClosed() {
		CompletableFuture<Void> gate = new CompletableFuture<>();
		Connector slow = (Opening) (timeout) -> {
			gate.join();
			return this.database.connect(timeout);
		};
		EarlyLogin.begin(slow).close();
		gate.complete(null);
		Connection early = awaitSession();
		Awaitility.await().until(early::isClosed);
	}

	@Test
	void sessionIsNotKeptForEver() {
		EarlyLogin.begin(this.database, Duration.ofSeconds(10), Duration.ofMillis(1));
		Connection early = awaitSession();
		Awaitility.await().until(early::isClosed);
	}

	@Test
	void whatIsTakenIsNotClosedAtTheEnd() throws Exception {
		EarlyLogin login = EarlyLogin.begin(this.database);
		try (Reached reached = await(login.on(this.database))) {
			login.close();
			assertThat(reached.connection().isClosed()).isFalse();
		}
	}

	@Test
	void whatMayHavePassedIsTriedAnew() throws Exception {
		ScriptedConnector connector = failingOnce(STARTING);
		EarlyLogin login = EarlyLogin.begin(connector);
		awaitEnd();
		Reached reached = await(login.on(connector));
		reached.close();
		assertThat(reached.attempts()).isOne();
		assertThat(this.log.messages()).singleElement().asString().startsWith("Database reachable on attempt 1: ");
	}

	@Test
	void whatWillNotPassIsNotTriedAgain() {
		ScriptedConnector connector = failingOnce(WRONG_PASSWORD);
		EarlyLogin login = EarlyLogin.begin(connector);
		awaitEnd();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, () -> await(login.on(connector)));
		LimbeckException usual = catchThrowableOfType(LimbeckException.class, () -> await(failingOnce(WRONG_PASSWORD)));
		assertThat(failure).hasMessage(usual.getMessage());
		assertThat(connector.timeouts()).hasSize(1);
	}

	@Test
	void sessionThatHasWaitedIsAskedWhetherItIsThere(PostgresDatabase database) throws Exception {
		EarlyLogin login = EarlyLogin.begin(this.database, Duration.ZERO, Duration.ofMinutes(1));
		int pid = awaitSession().unwrap(PGConnection.class).getBackendPID();
		Connector connector = login.on(this.database);
		database.execute("SELECT pg_terminate_backend(" + pid + ", 10000)");
		try (Reached reached = await(connector)) {
			assertThat(reached.server().backendPid()).isNotEqualTo(pid);
			assertThat(reached.attempts()).isOne();
		}
	}

	@Test
	void waysAreTheSameIfTheDriverIsToldTheSame() {
		Connector connector = Try.to(5432, "options", "-c x.y=1");
		assertThat(connector).isEqualTo(Try.to(5432, "options", "-c x.y=1"))
			.hasSameHashCodeAs(Try.to(5432, "options", "-c x.y=1"))
			.isNotEqualTo(Try.to(5432, "options", "-c x.y=2"))
			.isNotEqualTo(Try.to(5433, "options", "-c x.y=1"));
	}

	/**
	 * One way to open a session, for a lambda.
	 */
	private interface Opening extends Connector {

		@Override
		default String description() {
			return "db:5432/app";
		}

	}

}
