package dev.limbeck.connect;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.postgres.ProtocolFault;
import dev.limbeck.postgres.ProtocolProxy;
import dev.limbeck.postgres.Way;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code NetworkRules} and {@code DriverRules}: what is found where PostgreSQL
 * was expected.
 */
class PeerTests {

	private static final Duration SHORT = Duration.ofMillis(400);

	private static String meeting(Peer.Treatment treatment, String... properties) throws InterruptedException {
		try (Peer peer = Peer.that(treatment)) {
			return Try.verdict(Try.to(peer.port(), properties));
		}
	}

	private static String meetingSilence(Peer.Treatment treatment, String... properties) throws InterruptedException {
		try (Peer peer = Peer.that(treatment)) {
			return Try.verdict(Try.diagnosis(Try.to(peer.port(), properties), SHORT));
		}
	}

	@Test
	void refusedConnectionIsTransient() throws Exception {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertThat(Try.verdict(Try.to(port))).isEqualTo("database-unreachable TRANSIENT");
	}

	@Test
	void unknownHostOfOneWordIsTransient() throws Exception {
		assertThat(Try.verdict(Try.url("jdbc:postgresql://no-such-host/app"))).isEqualTo("unknown-host TRANSIENT");
	}

	@Test
	void unknownHostWithADomainIsTransientForAWhile() throws Exception {
		assertThat(Try.verdict(Try.url("jdbc:postgresql://db.no-such-domain.invalid/app")))
			.isEqualTo("unknown-host FOR_A_WHILE");
	}

	@Test
	void peerThatHangsUpIsTransient() throws Exception {
		assertThat(meeting(Peer::hangUp)).isEqualTo("database-unreachable TRANSIENT");
	}

	@Test
	void peerThatResetsIsTransient() throws Exception {
		assertThat(meeting(Peer::reset)).isEqualTo("database-unreachable TRANSIENT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "disable", "allow", "prefer", "require" })
	void silentPeerIsTransient(String sslmode) throws Exception {
		assertThat(meetingSilence(Peer::staySilent, "sslmode", sslmode)).isEqualTo("database-unreachable TRANSIENT");
	}

	@Test
	void peerThatFallsSilentAfterTheSslAnswerIsTransient() throws Exception {
		assertThat(meetingSilence(Peer::staySilentAfterSslAnswer)).isEqualTo("database-unreachable TRANSIENT");
	}

	@Test
	void threadsOfTheDriverEndSoonAfterASilentPeer() throws Exception {
		meetingSilence(Peer::staySilent, "application_name", "silent");
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(PeerTests::threadsOfTries, Set::isEmpty);
	}

	private static Set<String> threadsOfTries() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("PostgreSQL JDBC driver") || name.startsWith("limbeck-database"))
			.collect(Collectors.toSet());
	}

	@ParameterizedTest
	@ValueSource(strings = { "simple", "extended" })
	void blackHoleAfterTheLoginIsTransient(String queryMode) throws Exception {
		try (ProtocolProxy proxy = ProtocolProxy.to(PostgresServer.shared().port())) {
			proxy.inject(ProtocolFault.blackHoleAfter(3).counting(Way.TO_SERVER).undelivered());
			DriverConnector connector = Try.to(proxy.port(), "preferQueryMode", queryMode, "assumeMinServerVersion",
					"14");
			assertThat(Try.verdict(Try.diagnosis(connector, SHORT))).isEqualTo("database-unreachable TRANSIENT");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "disable", "prefer", "require" })
	void httpServerIsNotPostgres(String sslmode) throws Exception {
		assertThat(meeting(Peer::speakHttp, "sslmode", sslmode)).isEqualTo("not-postgresql PERMANENT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "disable", "prefer" })
	void mysqlServerIsNotPostgres(String sslmode) throws Exception {
		assertThat(meeting(Peer::speakMysql, "sslmode", sslmode)).isEqualTo("not-postgresql PERMANENT");
	}

	@Test
	void serverThatTalksForEverIsNotPostgres() throws Exception {
		assertThat(meeting(Peer::talkForEver, "sslmode", "disable")).isEqualTo("not-postgresql PERMANENT");
	}

	@Test
	void missingFileOfTheRootCertificateIsPermanent() throws Exception {
		assertThat(meeting(Peer::hangUpInTheHandshake, "sslmode", "verify-full", "sslrootcert", "/no/such/file"))
			.isEqualTo("tls-failed PERMANENT");
	}

	@Test
	void handshakeThatBreaksOffIsTriedTwice() throws Exception {
		assertThat(meeting(Peer::hangUpInTheHandshake, "sslmode", "require")).isEqualTo("tls-failed ONCE");
	}

}
