package dev.limbeck.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar: it finds its database as the environment says, and nothing
 * that can be seen of it shows the password.
 */
class DatabaseVariablesPackagedTests {

	private final PostgresDatabase database = GuardedServer.createDatabase();

	@TempDir
	private Path secrets;

	@Test
	void bootsFromUrl() {
		assertBoots(Map.of("DATABASE_URL", GuardedServer.url(this.database)), "DATABASE_URL");
	}

	@Test
	@Exhaustive
	void bootsFromFileThatHoldsUrl() {
		assertBoots(Map.of("DATABASE_URL_FILE", secret(GuardedServer.url(this.database) + "\n")), "DATABASE_URL_FILE");
	}

	@Test
	@Exhaustive
	void bootsFromComponentsAlone() {
		assertBoots(
				Map.of("DB_HOST", "localhost", "DB_PORT", "" + GuardedServer.port(), "DB_NAME", this.database.name(),
						"DB_USER", GuardedServer.USER, "DB_PASSWORD", GuardedServer.PASSWORD),
				"DB_HOST, DB_PORT, DB_NAME, DB_USER, DB_PASSWORD");
	}

	@Test
	void bootsFromComponentsOfWhichThePasswordIsInAFile() {
		assertBoots(
				Map.of("POSTGRES_HOST", "localhost", "POSTGRES_PORT", "" + GuardedServer.port(), "POSTGRES_DB",
						this.database.name(), "POSTGRES_USER", GuardedServer.USER, "POSTGRES_PASSWORD_FILE",
						secret(GuardedServer.PASSWORD + "\n")),
				"POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER, POSTGRES_PASSWORD_FILE");
	}

	private static void assertBoots(Map<String, String> variables, String source) {
		try (RunningApplication application = ApplicationLaunch.ofPackaged()
			.with(variables)
			.argument("--debug=true")
			.argument("--management.endpoints.web.exposure.include=*")
			.argument("--management.endpoint.env.show-values=always")
			.argument("--management.endpoint.configprops.show-values=always")
			.start()
			.awaitStarted()) {
			assertThat(application.get("/actuator/health")).contains("\"source\":\"" + source + "\"")
				.endsWith("\"status\":\"UP\"}");
			assertThat(application.get("/actuator/env")).contains("spring.datasource.password");
			assertThat(everythingToSee(application))
				.allSatisfy((text) -> assertThat(text).doesNotContain("p@ss", "p%40ss"));
		}
	}

	private static Stream<String> everythingToSee(RunningApplication application) {
		Stream<String> endpoints = Stream.of("env", "configprops", "health", "beans", "conditions")
			.map((endpoint) -> application.get("/actuator/" + endpoint));
		return Stream.concat(endpoints, Stream.of(application.output().text()));
	}

	private String secret(String content) {
		try {
			return Files.writeString(this.secrets.resolve("secret"), content).toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
