package dev.limbeck.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import dev.limbeck.connect.failure.Diagnosis;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.session.MigrationSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
		server.execute("ALTER ROLE postgres PASSWORD 's3cret'");
		server.accessRules("""
				hostssl   postgres  postgres  all  scram-sha-256
				hostnossl postgres  postgres  all  trust
				hostssl   tls_only  all       all  trust
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
