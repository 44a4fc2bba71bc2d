package dev.limbeck.connect;

import java.time.Duration;

import dev.limbeck.connect.failure.Diagnosis;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code DriverRules}: parameters of the connection that cannot work.
 */
class SettingTests {

	private static Connector to(String... properties) {
		return Try.to(PostgresServer.shared().port(), properties);
	}

	@ParameterizedTest
	@CsvSource({ "sslmode, on", "targetServerType, leader", "gssEncMode, on", "channelBinding, on",
			"connectTimeout, abc", "socketTimeout, 5s", "requireAuth, kerberos", "channelBinding, require",
			"requireAuth, md5", "options, -c foo=bar", "options, -c work_mem=much", "options, --nonsense" })
	void impossibleParameterIsPermanent(String name, String value) throws Exception {
		assertThat(Try.verdict(to(name, value))).isEqualTo("invalid-connection-setting PERMANENT");
	}

	@Test
	void malformedNumberIsNamed() throws Exception {
		assertThat(Try.diagnosis(to("connectTimeout", "abc")).reason()).contains("connectTimeout").contains("abc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "require", "verify-ca", "verify-full" })
	void serverWithoutTlsIsPermanent(String sslmode) throws Exception {
		assertThat(Try.verdict(to("sslmode", sslmode))).isEqualTo("tls-failed PERMANENT");
	}

	@Test
	void sslSwitchedOnMeansTheSame() throws Exception {
		assertThat(Try.verdict(to("ssl", "true"))).isEqualTo("tls-failed PERMANENT");
	}

	@Test
	void directTlsToAServerWithoutTlsIsTriedTwice() throws Exception {
		assertThat(Try.verdict(to("sslmode", "require", "sslNegotiation", "direct"))).isEqualTo("tls-failed ONCE");
	}

	@Test
	void serverOfAnotherTypeIsTransient() throws Exception {
		assertThat(Try.verdict(to("targetServerType", "secondary"))).isEqualTo("database-standby TRANSIENT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://app:s3cret@localhost:5432/app", "jdbc:postgresql://localhost:5432",
			"jdbc:postgresql://localhost:s3cret/app", "jdbc:postgresql://localhost/app/s3cret",
			"jdbc:postgresql://localhost/app?password=%ZZs3cret", "postgres://app:s3cret@localhost/app",
			"jdbc:mysql://localhost/app", "s3cret" })
	void unusableUrlIsPermanentAndNotShown(String url) throws Exception {
		Diagnosis diagnosis = Try.diagnosis(Try.url(url));
		assertThat(Try.verdict(diagnosis)).isEqualTo("invalid-jdbc-url PERMANENT");
		assertThat(diagnosis.reason() + diagnosis.advice()).doesNotContain("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://localhost:%d/postgres", "jdbc:postgresql://127.0.0.1:%d/postgres",
			"jdbc:postgresql://[::ffff:127.0.0.1]:%d/postgres",
			"jdbc:postgresql://localhost:%d/postgres?sslmode=disable",
			"jdbc:postgresql://localhost:%d/?PGDBNAME=postgres", "jdbc:postgresql:postgres?PGPORT=%d" })
	void everyFormOfUrlIsAccepted(String url) throws Exception {
		Connector connector = Try.url(url.formatted(PostgresServer.shared().port()));
		DatabaseWait wait = new DatabaseWait(WaitSettings.DEFAULT.withTimeout(Duration.ZERO));
		try (Reached reached = wait.await(connector)) {
			assertThat(reached.server().database()).isEqualTo("postgres");
		}
	}

}
