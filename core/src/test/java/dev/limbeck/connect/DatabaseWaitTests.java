package dev.limbeck.connect;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.Level;
import dev.limbeck.LimbeckException;
import dev.limbeck.log.CapturedLog;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.postgres.ProtocolFault;
import dev.limbeck.postgres.ProtocolProxy;
import dev.limbeck.postgres.Way;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabaseWait}: the loop, in virtual time.
 */
class DatabaseWaitTests {

	private static final SQLException REFUSED = new SQLException("Connection to s3cret:5432 refused.", "08001",
			new ConnectException("Connection refused"));

	private static final SQLException STARTING = ScriptedConnector.server("57P03",
			"the database system is starting up");

	private static final SQLException FULL = ScriptedConnector.server("53300", "sorry, too many clients already");

	private static final SQLException WRONG_PASSWORD = ScriptedConnector.server("28P01",
			"password authentication failed for user \"app\"");

	private final VirtualClock clock = new VirtualClock();

	@RegisterExtension
	private final CapturedLog log = new CapturedLog(DatabaseWait.class, Level.INFO);

	private DatabaseWait wait(WaitSettings settings) {
		return new DatabaseWait(settings, this.clock, new Random(1));
	}

	private LimbeckException failure(ScriptedConnector connector) {
		return Failures.of(wait(WaitSettings.DEFAULT), connector, "DB_HOST, DB_PASSWORD");
	}

	private ScriptedConnector failing(SQLException failure) {
		return new ScriptedConnector(this.clock, null).failing(1, failure);
	}

	private ScriptedConnector thenReachable() {
		return new ScriptedConnector(this.clock, Try.to(PostgresServer.shared().port()));
	}

	private List<String> lines() {
		return this.log.messages();
	}

	@Test
	void reachesADatabaseAtOnce() throws Exception {
		Reached reached = wait(WaitSettings.DEFAULT).await(thenReachable());
		reached.close();
		assertThat(reached.attempts()).isOne();
		assertThat(reached.elapsed()).isZero();
		assertThat(lines()).containsExactly("Database reachable on attempt 1: localhost:"
				+ PostgresServer.shared().port() + "/postgres as postgres, PostgreSQL " + reached.server().version());
	}

	@Test
	void leavesNoTimeoutOnTheConnection() throws Exception {
		Reached reached = wait(WaitSettings.DEFAULT).await(thenReachable());
		assertThat(reached.connection().getNetworkTimeout()).isZero();
		reached.close();
	}

	@Test
	void sleepsThroughAStart() throws Exception {
		ScriptedConnector connector = thenReachable().failing(3, REFUSED).failing(2, STARTING);
		Reached reached = wait(WaitSettings.DEFAULT).await(connector);
		reached.close();
		assertThat(reached.attempts()).isEqualTo(6);
		assertThat(lines()).hasSize(3);
		assertThat(lines().get(0)).isEqualTo(
				"Waiting up to 60.0 s for the database at db:5432/app: connection refused: nothing listens on that port");
		assertThat(lines().get(1)).contains("attempt 4").endsWith("the database system is starting up");
		assertThat(lines().get(2)).startsWith("Database reachable on attempt 6: ");
	}

	@Test
	void pausesGrowUpToThreeSecondsWithJitter() {
		failure(failing(REFUSED));
		List<Duration> pauses = this.clock.pauses();
		assertThat(pauses.get(0)).isBetween(Duration.ofMillis(200), Duration.ofMillis(300));
		assertThat(pauses.get(1)).isBetween(Duration.ofMillis(320), Duration.ofMillis(480));
		assertThat(pauses).allMatch((pause) -> pause.compareTo(Duration.ofMillis(3600)) <= 0);
		assertThat(pauses.subList(8, 12)).doesNotHaveDuplicates();
	}

	@Test
	void pausesGrowUpToTenSecondsWhenTheServerIsFull() {
		failure(failing(FULL));
		assertThat(this.clock.pauses()).anyMatch((pause) -> pause.compareTo(Duration.ofSeconds(7)) > 0);
	}

	@Test
	void lastPauseIsCutToTheBudget() {
		failure(failing(REFUSED));
		assertThat(this.clock.pauses().stream().reduce(Duration.ZERO, Duration::plus))
			.isEqualTo(Duration.ofSeconds(60));
	}

	@Test
	void triesAreCutToTheBudgetToo() {
		ScriptedConnector connector = failing(REFUSED).taking(Duration.ofSeconds(4));
		Failures.of(wait(WaitSettings.DEFAULT.withTimeout(Duration.ofSeconds(7))), connector, null);
		assertThat(connector.timeouts()).hasSizeGreaterThan(1).first().isEqualTo(Duration.ofSeconds(5));
		assertThat(connector.timeouts().get(1)).isLessThan(Duration.ofSeconds(3));
	}

	@Test
	void withoutABudgetThereIsOneTry() {
		ScriptedConnector connector = failing(REFUSED);
		Failures.of(wait(WaitSettings.DEFAULT.withTimeout(Duration.ZERO)), connector, null);
		assertThat(connector.timeouts()).containsExactly(Duration.ofSeconds(5));
	}

	@Test
	void permanentFailureIsNotRetried() {
		ScriptedConnector connector = failing(WRONG_PASSWORD);
		assertThat(failure(connector).code()).isEqualTo("wrong-password");
		assertThat(connector.timeouts()).hasSize(1);
		assertThat(lines()).isEmpty();
	}

	@Test
	void graceAllowsAPasswordToAppear() throws Exception {
		ScriptedConnector connector = thenReachable().failing(5, WRONG_PASSWORD);
		Reached reached = wait(WaitSettings.DEFAULT.withGrace(Duration.ofSeconds(10))).await(connector);
		reached.close();
		assertThat(reached.attempts()).isEqualTo(6);
	}

	@Test
	void graceEnds() {
		LimbeckException failure = Failures.of(wait(WaitSettings.DEFAULT.withGrace(Duration.ofSeconds(10))),
				failing(WRONG_PASSWORD), null);
		assertThat(failure.code()).isEqualTo("wrong-password");
		assertThat(this.clock.pauses().stream().reduce(Duration.ZERO, Duration::plus)).isBetween(Duration.ofSeconds(10),
				Duration.ofSeconds(14));
	}

	@ParameterizedTest
	@CsvSource({ "db, 60, 61", "db.example.org, 15, 19", "app:s3cret@db.example.org, 15, 19" })
	void unknownHostIsRetriedLongerWhenItsNameIsBare(String host, int least, int most) {
		LimbeckException failure = failure(
				failing(new SQLException("failed", "08001", new UnknownHostException(host))));
		assertThat(failure.code()).isEqualTo("unknown-host");
		assertThat(failure.getMessage()).doesNotContain("s3cret");
		assertThat(this.clock.pauses().stream().reduce(Duration.ZERO, Duration::plus))
			.isBetween(Duration.ofSeconds(least), Duration.ofSeconds(most));
	}

	@Test
	void failureNamesPlaceReasonTimeTriesAndSource() {
		LimbeckException failure = failure(failing(REFUSED));
		assertThat(failure.description())
			.isEqualTo("No usable connection to the database at db:5432/app: connection refused: nothing listens on"
					+ " that port.\nGave up after 60.0 s and " + (this.clock.pauses().size() + 1) + " attempts.");
		assertThat(failure.action()).endsWith("\nThe connection came from DB_HOST, DB_PASSWORD.");
		assertThat(failure.getMessage()).doesNotContain("s3cret");
		assertThat(failure).hasNoCause();
	}

	@Test
	void failureNamesTheMostFrequentReasonIfItIsAnother() {
		ScriptedConnector connector = new ScriptedConnector(this.clock, null).failing(9, STARTING)
			.failing(1, WRONG_PASSWORD);
		assertThat(failure(connector).description()).endsWith("Most often (9): the database system is starting up.");
	}

	@Test
	void signsOfLifeComeEveryFewSeconds() {
		failure(failing(REFUSED));
		assertThat(lines()).hasSizeBetween(7, 12).element(1).asString().contains("after 6.", "attempt 7");
	}

	@Test
	void interruptionEndsTheWaitForALogin() throws Exception {
		try (Peer silent = Peer.that(Peer::staySilent)) {
			assertInterruptible(silent.port(), () -> silent.clients() > 0);
		}
	}

	@Test
	void interruptionEndsTheWaitForAnAnswer() throws Exception {
		try (ProtocolProxy proxy = ProtocolProxy.to(PostgresServer.shared().port())) {
			proxy.inject(ProtocolFault.blackHoleAfter(3).counting(Way.TO_SERVER).undelivered());
			assertInterruptible(proxy.port(), () -> proxy.faults() > 0);
		}
	}

	private static void assertInterruptible(int port, Callable<Boolean> reached) throws InterruptedException {
		AtomicReference<@Nullable String> code = new AtomicReference<>();
		Thread waiting = new Thread(() -> {
			DatabaseWait wait = new DatabaseWait(WaitSettings.DEFAULT.withTryTimeout(Duration.ofSeconds(50)));
			LimbeckException failure = Failures.of(wait, Try.to(port), null);
			code.set(Thread.currentThread().isInterrupted() ? failure.code() : "flag lost");
		});
		waiting.start();
		Awaitility.await().until(reached);
		waiting.interrupt();
		waiting.join(TimeUnit.SECONDS.toMillis(10));
		assertThat(code.get()).isEqualTo("wait-interrupted");
	}

	@Test
	void interruptionEndsAPause() {
		this.clock.interruptNextSleep();
		assertThat(failure(failing(REFUSED)).code()).isEqualTo("wait-interrupted");
		assertThat(Thread.interrupted()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "08006, true", "08001, true", "57P01, true", "57P02, true", "53300, true", "57P03, false",
			"40001, false", "55P03, false", "28P01, false" })
	void lostConnectionIsToldBySqlState(String state, boolean lost) {
		assertThat(DatabaseWait.isConnectionLost(new SQLException("gone", state))).isEqualTo(lost);
		assertThat(DatabaseWait.isConnectionLost(new SQLException("pool", ScriptedConnector.server(state, "gone"))))
			.isEqualTo(lost);
	}

}
