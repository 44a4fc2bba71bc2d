package dev.limbeck.connect;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Where the database is found among the variables.
 */
class DatabaseVariablesTests {

	private static final Map<String, String> FILES = Map.of("/run/secrets/pw", "s3cret\r\n", "/run/secrets/url",
			"postgres://u:s3cret@h/d\n", "/run/secrets/empty", "\n");

	@Test
	void nothingSetIsNothingFound() {
		DatabaseVariables variables = variables(Map.of("DB_PASSWORD", "", "PGUSER", " "));
		assertThat(variables.url()).isEmpty();
		assertThat(variables.components()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "DATABASE_URL", "JDBC_DATABASE_URL", "POSTGRES_URL" })
	void emptyUrlIsAnError(String variable) {
		for (String empty : List.of("", " ", "\"\"", "\n")) {
			DatabaseVariables variables = variables(Map.of(variable, empty, "PGHOST", "h"));
			assertThat(catchThrowableOfType(DatabaseUrlException.class, variables::url).toString())
				.endsWith(variable + " is set, but empty\nSet it to a URL, or unset it. "
						+ "Write postgres://user:password@host:5432/database.");
		}
	}

	@Test
	void emptyFileOfAUrlIsAnError() {
		DatabaseVariables variables = variables(Map.of("DATABASE_URL_FILE", "/run/secrets/empty", "PGHOST", "h"));
		assertThat(catchThrowableOfType(DatabaseUrlException.class, variables::url).toString())
			.endsWith("DATABASE_URL_FILE names a file that is empty\nWrite the URL into it, or unset it. "
					+ "Write postgres://user:password@host:5432/database.");
	}

	@Test
	void emptyUrlBelowAnotherOneDoesNotMatter() {
		assertThat(url(Map.of("DATABASE_URL", "postgres://h", "POSTGRES_URL", "")).source()).isEqualTo("DATABASE_URL");
	}

	@Test
	void emptyHostIsAnErrorWhereNoOtherIsNamed() {
		assertThat(failure(Map.of("DB_HOST", " ", "DB_USER", "u")))
			.endsWith("DB_HOST is set, but empty\nSet it to the name or address of the host, or unset it.");
		assertThat(failure(Map.of("DB_HOST", "")))
			.endsWith("DB_HOST is set, but empty\nSet it to the name or address of the host, or unset it.");
		assertThat(components(Map.of("DB_HOST", "", "PGHOST", "h")).url().description()).startsWith("h:");
	}

	@Test
	void emptyServiceIsAnErrorWhereNoHostIsNamed() {
		assertThat(failure(Map.of("PGSERVICE", ""))).endsWith(
				"PGSERVICE is set, but empty\nSet it to an entry of the file of connection services, or unset it.");
		assertThat(components(Map.of("PGSERVICE", "", "PGHOST", "h")).url().description()).startsWith("h:");
	}

	@Test
	void hostThatNobodyNamesIsTold() {
		assertThat(components(Map.of("DB_USER", "u")).source()).isEqualTo("DB_USER (names no host)");
		assertThat(url(Map.of("DATABASE_URL", "postgres:///d", "DB_USER", "u")).source())
			.isEqualTo("DATABASE_URL, DB_USER (names no host)");
	}

	@Test
	void variablesOfCloudRunAreKnown() {
		assertThat(components(Map.of("INSTANCE_HOST", "10.0.0.1", "DB_USER", "u")).url().description())
			.startsWith("10.0.0.1:");
		assertThat(failure(Map.of("INSTANCE_UNIX_SOCKET", "/cloudsql/p:r:i", "DB_USER", "u")))
			.contains("INSTANCE_UNIX_SOCKET names a unix socket, which is not reachable with pgjdbc\n")
			.contains("cloudSqlInstance=PROJECT:REGION:INSTANCE");
	}

	@Test
	void everythingButAPasswordIsTrimmed() {
		DatabaseUrl url = components(Map.of("DB_HOST", "\"h\" ", "DB_PORT", " 6", "DB_NAME", " d\n", "DB_USER", "'u'",
				"DB_PASSWORD", " p \n", "PGSSLMODE", " require "))
			.url();
		assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h:6/d?sslmode=require");
		assertThat(url.properties()).isEqualTo(Map.of("user", "u", "password", " p "));
	}

	@Test
	void passwordFileIsLeftToTheDriver() {
		DatabaseVariables.Resolved found = components(Map.of("DB_HOST", "h", "PGPASSFILE", "/home/u/.pgpass"));
		assertThat(found.url().warnings()).isEmpty();
		assertThat(found.unused()).isEmpty();
	}

	@Test
	void parametersAloneAreNoConnection() {
		assertThat(variables(Map.of("PGSSLMODE", "require")).components()).isEmpty();
	}

	@Test
	void urlWinsAndTheRestIsNamedAsUnused() {
		DatabaseVariables.Resolved found = url(Map.of("DATABASE_URL", "postgres://u:p@h:1/d", "POSTGRES_URL",
				"postgres://other", "DB_HOST", "other", "PGPASSWORD", "other"));
		assertThat(found.url().description()).isEqualTo("h:1/d");
		assertThat(found.source()).isEqualTo("DATABASE_URL");
		assertThat(found.unused()).containsExactlyInAnyOrder("POSTGRES_URL", "DB_HOST", "PGPASSWORD");
	}

	@Test
	void urlIsCompletedFromParts() {
		DatabaseVariables.Resolved found = url(Map.of("DATABASE_URL", "postgres://h", "POSTGRES_USER", "u",
				"DB_PASSWORD", "p", "PGDATABASE", "d", "PGPORT", "5433", "PGSSLMODE", "require"));
		assertThat(found.url().jdbcUrl()).isEqualTo("jdbc:postgresql://h:5433/d?sslmode=require");
		assertThat(found.url().properties()).isEqualTo(Map.of("user", "u", "password", "p"));
		assertThat(found.source()).startsWith("DATABASE_URL, ").contains("PGSSLMODE");
	}

	@Test
	void filesHoldUrlsAndPasswords() {
		assertThat(url(Map.of("DATABASE_URL_FILE", "/run/secrets/url")).source()).isEqualTo("DATABASE_URL_FILE");
		DatabaseVariables.Resolved found = components(
				Map.of("DB_HOST", "h", "POSTGRES_PASSWORD_FILE", "/run/secrets/pw"));
		assertThat(found.url().password()).isEqualTo("s3cret");
		assertThat(found.source()).isEqualTo("DB_HOST, POSTGRES_PASSWORD_FILE");
	}

	@Test
	void filesOfWeakerFamiliesAreNotRead() {
		DatabaseVariables.Resolved found = components(Map.of("POSTGRES_PASSWORD", "p", "PGPASSWORD_FILE", "/missing"));
		assertThat(found.url().password()).isEqualTo("p");
		assertThat(found.unused()).containsExactly("PGPASSWORD_FILE");
	}

	@Test
	void emptyFileIsNoPassword() {
		DatabaseVariables.Resolved found = components(
				Map.of("POSTGRES_PASSWORD_FILE", "/run/secrets/empty", "PGPASSWORD", "p"));
		assertThat(found.url().password()).isEqualTo("p");
	}

	@Test
	void unreadableFileIsNamedUnlessItMayBeThePassword() {
		assertThat(failure(Map.of("DB_PASSWORD_FILE", "/missing"))).contains("DB_PASSWORD_FILE names /missing");
		assertThat(failure(Map.of("DB_PASSWORD_FILE", "s3cret"))).contains("DB_PASSWORD_FILE").doesNotContain("s3cret");
	}

	@Test
	void allProblemsAreToldAtOnce() {
		assertThat(failure(Map.of("DB_HOST", "/var/run/postgresql", "DB_PORT", "x", "DB_USER", "a", "DB_USER_FILE",
				"/b", "PGSSLMODE", "maybe")))
			.contains("DB_HOST: unix socket directory /var/run/postgresql", "invalid port \"x\" in DB_PORT",
					"both DB_USER and DB_USER_FILE are set (but are exclusive)",
					"PGSSLMODE: invalid sslmode value: \"maybe\"");
	}

	@Test
	void serviceLinkOfKubernetesIsRecognised() {
		assertThat(failure(Map.of("DB_HOST", "db", "DB_PORT", "tcp://10.0.0.1:5432")))
			.contains("invalid port \"tcp://10.0.0.1:5432\" in DB_PORT", "Kubernetes", "enableServiceLinks: false");
	}

	@Test
	void serviceLinkDoesNotMatterWhereThePortIsKnown() {
		String link = "tcp://10.0.0.1:5432";
		assertThat(url(Map.of("DATABASE_URL", "postgres://u@h/d", "DB_PORT", link)).unused())
			.containsExactly("DB_PORT");
		assertThat(components(Map.of("POSTGRES_PORT", link, "DB_PORT", "6")).url().description()).endsWith(":6");
		assertThat(components(Map.of("POSTGRES_PORT", link, "DB_HOST", "h:6")).url().description()).isEqualTo("h:6");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			h             | h:5433
			h:5433        | h:5433
			::1           | [::1]:5433
			[::1]:5433    | [::1]:5433
			h1,h2         | h1:5433,h2:5433
			""")
	void hostVariableMayNameAPortOrAnAddress(String host, String description) {
		assertThat(components(Map.of("DB_HOST", host, "DB_PORT", " 5433 ")).url().description()).isEqualTo(description);
	}

	@Test
	void urlInAHostVariableIsRefusedWithoutShowingIt() {
		assertThat(failure(Map.of("DB_HOST", "postgres://u:s3cret@h/d"))).contains("DB_HOST holds a URL")
			.doesNotContain("s3cret");
	}

	@Test
	void brokenUrlIsAnErrorDespiteParts() {
		assertThatExceptionOfType(DatabaseUrlException.class)
			.isThrownBy(() -> variables(Map.of("DATABASE_URL", "redis://h", "DB_HOST", "h")).url())
			.satisfies((ex) -> assertThat(ex.description()).isEqualTo("DATABASE_URL: unsupported scheme \"redis\""))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("malformed-url"));
	}

	@Test
	void herokuCredentialsBelongToTheJdbcUrl() {
		Map<String, String> heroku = Map.of("JDBC_DATABASE_URL", "jdbc:postgresql://h/d", "JDBC_DATABASE_USERNAME", "u",
				"JDBC_DATABASE_PASSWORD", "p", "PGUSER", "other");
		assertThat(url(heroku).url().properties()).isEqualTo(Map.of("user", "u", "password", "p"));
		assertThat(url(heroku).unused()).containsExactly("PGUSER");
	}

	@Test
	void namesListEveryVariableAndSecretsAmongThem() {
		assertThat(DatabaseVariables.names()).contains("DATABASE_URL", "DATABASE_URL_FILE", "PGHOST", "DB_PASS_FILE",
				"PGSSLMODE", "JDBC_DATABASE_USERNAME");
		assertThat(DatabaseVariables.names()).containsAll(DatabaseVariables.secretNames());
		assertThat(DatabaseVariables.secretNames()).contains("POSTGRES_URL", "DB_PASS", "JDBC_DATABASE_PASSWORD")
			.doesNotContain("PGHOST", "DB_USER");
	}

	private static DatabaseVariables variables(Map<String, String> values) {
		return new DatabaseVariables(values::get,
				(path) -> Optional.ofNullable(FILES.get(path)).orElseThrow(() -> new IOException("no such file")));
	}

	private static DatabaseVariables.Resolved url(Map<String, String> values) {
		return variables(values).url().orElseThrow();
	}

	private static DatabaseVariables.Resolved components(Map<String, String> values) {
		return variables(values).components().orElseThrow();
	}

	private static String failure(Map<String, String> values) {
		return catchThrowableOfType(DatabaseUrlException.class, () -> variables(values).components()).toString();
	}

}
