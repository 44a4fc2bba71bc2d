package dev.limbeck.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

import dev.limbeck.connect.failure.Diagnosis;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.session.MigrationSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@code TlsRules} on a real server whose certificate is for another host.
 */
class TlsTests {

	private static PostgresServer server;

	private static Path rootCertificate;

	@BeforeAll
	static void startServer(@TempDir Path directory) throws Exception {
		Certificate certificate = Certificate.forHost("db.example.org", directory);
		rootCertificate = Files.createTempFile("root", ".crt");
		Files.writeString(rootCertificate, certificate.certificate());
		server = PostgresServer.start();
		server.offerTls(certificate.certificate(), certificate.key());
		server.execute("CREATE DATABASE tls_only");
		server.execute("CREATE DATABASE plain_only");
		server.execute("CREATE DATABASE login");
		server.execute("ALTER ROLE postgres PASSWORD 's3cret'");
		server.accessRules("""
				hostssl   postgres  postgres  all  scram-sha-256
				hostnossl postgres  postgres  all  trust
				hostssl   tls_only  all       all  trust
				host      login     all       all  trust
				hostnossl plain_only all      all  trust""");
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	private static Connector to(String database, String... properties) {
		return Try.to(database, server.port(), properties);
	}

	@Test
	void unknownAuthorityIsPermanent() throws Exception {
		assertThat(Try.diagnosis(
				to("postgres", "sslmode", "verify-ca", "sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory")))
			.satisfies((diagnosis) -> assertThat(Try.verdict(diagnosis)).isEqualTo("tls-failed PERMANENT"))
			.extracting(Diagnosis::reason)
			.isEqualTo("the server's certificate is not trusted");
	}

	@Test
	void certificateForAnotherHostIsPermanent() throws Exception {
		assertThat(Try.diagnosis(to("postgres", "sslmode", "verify-full", "sslrootcert", rootCertificate.toString())))
			.satisfies((diagnosis) -> assertThat(Try.verdict(diagnosis)).isEqualTo("tls-failed PERMANENT"))
			.extracting(Diagnosis::reason)
			.isEqualTo("the server's certificate is for another host name");
	}

	@Test
	void channelBindingIsReachedOverTls() throws Exception {
		Connector connector = to("postgres", "sslmode", "verify-ca", "sslrootcert", rootCertificate.toString(),
				"password", "s3cret", "channelBinding", "require");
		try (Reached reached = new DatabaseWait(WaitSettings.DEFAULT).await(connector)) {
			assertThat(reached.attempts()).isOne();
		}
	}

	@Test
	void channelBindingNeedsAPassword() throws Exception {
		assertThat(Try.verdict(to("tls_only", "sslmode", "require", "channelBinding", "require")))
			.isEqualTo("invalid-connection-setting PERMANENT");
	}

	@Test
	void longErrorsAreCutBehindTlsToo() throws Exception {
		Reached reached = new DatabaseWait(WaitSettings.DEFAULT).await(to("tls_only", "sslmode", "require"));
		try (MigrationSession session = MigrationSession.open(reached, "limbeck", false)) {
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> session.sql().execute("SELECT pg_catalog.repeat('x', 1000000)::int"))
				.withMessageContaining("... (" + (1_000_041 - 16 * 1024) + " more bytes)");
			assertThat(session.sql()
				.query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", (row) -> row.getString(1)))
				.containsExactly("t");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "sslmode=require", "sslmode=require&sslfactory=org.postgresql.ssl.NonValidatingFactory",
			"sslmode=require&sslNegotiation=direct" })
	void whatALoginTriggerSaysIsBoundedBehindTlsToo(String parameters) throws Exception {
		atLogin("FOR i IN 1..2000 LOOP RAISE WARNING 'notice %', i; END LOOP;");
		try (Connection connection = migrating(parameters).connect(Duration.ofSeconds(20))) {
			assertThat(Stream.iterate(connection.getWarnings(), Objects::nonNull, SQLWarning::getNextWarning))
				.hasSize(101);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "sslmode=require", "sslmode=require&sslfactory=org.postgresql.ssl.NonValidatingFactory" })
	void whatALoginTriggerRefusesIsCutBehindTlsToo(String parameters) throws Exception {
		atLogin("RAISE 'closed today %', repeat('x', 1000000);");
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> migrating(parameters).connect(Duration.ofSeconds(20)))
			.withMessageContaining("closed today xxx")
			.withMessageContaining("more bytes)");
	}

	private static void atLogin(String body) throws Exception {
		try (Connection connection = to("login", "sslmode", "disable").connect(Duration.ofSeconds(20));
				Statement statement = connection.createStatement()) {
			assumeThat(connection.getMetaData().getDatabaseMajorVersion()).as("login event triggers")
				.isGreaterThanOrEqualTo(17);
			statement.execute("CREATE OR REPLACE FUNCTION at_login() RETURNS event_trigger LANGUAGE plpgsql AS "
					+ "$f$BEGIN IF (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()) THEN " + body
					+ " END IF; END$f$; DROP EVENT TRIGGER IF EXISTS at_login;"
					+ "CREATE EVENT TRIGGER at_login ON login EXECUTE FUNCTION at_login()");
		}
	}

	private static Connector migrating(String parameters) {
		return Connector.to("jdbc:postgresql://localhost:" + server.port() + "/login?" + parameters, Try.properties());
	}

	@Test
	void serverThatInsistsOnTlsIsNamed() throws Exception {
		Diagnosis diagnosis = Try.diagnosis(to("tls_only", "sslmode", "disable"));
		assertThat(Try.verdict(diagnosis)).isEqualTo("access-refused PERMANENT");
		assertThat(diagnosis.advice()).contains("sslmode=require");
	}

	@Test
	void serverThatInsistsOnPlainTextIsNamed() throws Exception {
		Diagnosis diagnosis = Try.diagnosis(to("plain_only", "sslmode", "require"));
		assertThat(Try.verdict(diagnosis)).isEqualTo("access-refused PERMANENT");
		assertThat(diagnosis.advice()).contains("sslmode=disable");
	}

}
