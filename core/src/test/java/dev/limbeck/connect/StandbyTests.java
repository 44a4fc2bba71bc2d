package dev.limbeck.connect;

import java.time.Duration;
import java.util.Properties;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.failure.Diagnosis;
import dev.limbeck.connect.failure.Verdict;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for waiting in front of a standby, alone and next to its primary.
 */
class StandbyTests {

	private static PostgresServer standby;

	@BeforeAll
	static void startStandby() {
		standby = PostgresServer.startStandby();
	}

	@AfterAll
	static void stopStandby() {
		standby.close();
	}

	@Test
	void standbyIsTransient() throws Exception {
		assertThat(Try.verdict(Try.to(standby.port()))).isEqualTo("database-standby TRANSIENT");
	}

	@Test
	void standbyIsNoPrimaryForTheDriver() throws Exception {
		assertThat(Try.verdict(Try.to(standby.port(), "targetServerType", "primary")))
			.isEqualTo("database-standby TRANSIENT");
	}

	@Test
	void standbyFailsWithAdviceWhenTheBudgetIsSpent() {
		DatabaseWait wait = new DatabaseWait(WaitSettings.DEFAULT.withTimeout(Duration.ZERO));
		LimbeckException failure = Failures.of(wait, Try.to(standby.port()), null);
		assertThat(failure.code()).isEqualTo("database-standby");
		assertThat(failure.action()).contains("primary's endpoint");
	}

	@Test
	void standbyWillDoWhenNothingIsWritten() throws Exception {
		try (Reached reached = new DatabaseWait(WaitSettings.DEFAULT.readOnly()).await(Try.to(standby.port()))) {
			assertThat(reached.server().mode()).isEqualTo(ServerState.Mode.STANDBY);
		}
	}

	@Test
	void primaryIsFoundBehindAStandbyAndASilentHost() throws Exception {
		try (Peer silent = Peer.that(Peer::staySilent)) {
			Connector connector = hosts(silent.port(), standby.port(), PostgresServer.shared().port());
			WaitSettings settings = WaitSettings.DEFAULT.withTryTimeout(Duration.ofMillis(400));
			Reached reached = new DatabaseWait(settings).await(connector);
			reached.close();
			assertThat(reached.attempts()).isOne();
			assertThat(reached.place()).isEqualTo("localhost:" + PostgresServer.shared().port() + "/postgres");
		}
	}

	@Test
	void everyHostIsNamedWhenNoneWillDo() throws Exception {
		try (Peer http = Peer.that(Peer::speakHttp)) {
			Diagnosis diagnosis = Try.diagnosis(hosts(standby.port(), http.port()));
			assertThat(diagnosis.verdict()).isEqualTo(Verdict.TRANSIENT);
			assertThat(diagnosis.reason()).isEqualTo(
					"localhost:" + standby.port() + "/postgres: the server is a standby and read-only; localhost:"
							+ http.port() + "/postgres: what listens there does not speak PostgreSQL");
		}
	}

	private static Connector hosts(int... ports) {
		StringBuilder hosts = new StringBuilder();
		for (int port : ports) {
			hosts.append(hosts.isEmpty() ? "" : ",").append("localhost:").append(port);
		}
		Properties properties = Try.properties();
		return new DriverConnector("jdbc:postgresql://" + hosts + "/postgres", properties, hosts + "/postgres");
	}

}
