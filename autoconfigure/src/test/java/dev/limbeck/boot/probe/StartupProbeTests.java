package dev.limbeck.boot.probe;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.RevisionFolder;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is answered in the place of an application with a web server while its migration
 * waits until the test lets it go on.
 */
@ExtendWith(PostgresExtension.class)
class StartupProbeTests {

	private static final String LIVENESS = StartingApplication.LIVENESS;

	private static final String READINESS = StartingApplication.READINESS;

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "SELECT 1;")
			.add("b: a", "SELECT 1;\nSELECT pg_advisory_xact_lock(42);");
	}

	@Test
	void answersAsTheApplicationDoes(PostgresDatabase database) {
		try (StartingApplication application = start(database,
				"--management.endpoint.health.group.readiness.include=migrations")) {
			application.awaitMigration();
			List<HttpResponse<String>> before = answers(application);
			application.awaitStarted();
			List<HttpResponse<String>> after = answers(application);
			assertThat(before.get(0).body()).isEqualTo(after.get(0).body());
			assertThat(fields(before.get(1), "")).isEqualTo(fields(after.get(1), ""));
			assertThat(fields(before.get(2), "")).isEqualTo(fields(after.get(2), ""));
			assertThat(fields(before.get(2), "/components/migrations"))
				.isEqualTo(fields(after.get(2), "/components/migrations"));
			assertThat(before).extracting(StartupProbeTests::mediaType)
				.isEqualTo(after.stream().map(StartupProbeTests::mediaType).toList());
		}
	}

	@Test
	void tellsHowFarItIs(PostgresDatabase database) {
		try (StartingApplication application = start(database)) {
			JsonNode details = details(application.awaitMigration());
			assertThat(details.at("/revision/id").asString()).isEqualTo("b");
			assertThat(details.at("/revision/number").asInt()).isEqualTo(2);
			assertThat(details.at("/statement").toString()).isEqualTo("{\"number\":2,\"total\":2}");
			String elapsed = details.at("/elapsed").asString();
			StartingApplication.await(() -> !elapsed.equals(details(application).at("/elapsed").asString()));
		}
	}

	@Test
	void anythingElseIsUnavailableForAWhile(PostgresDatabase database) {
		try (StartingApplication application = start(database).awaitMigration()) {
			HttpResponse<String> answer = application.get("/orders/1?x=y");
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.body())
				.isEqualTo("The application has not started yet: its database is being migrated.\n");
			assertThat(answer.headers().firstValue("Retry-After")).contains("5");
		}
	}

	@Test
	void goesOnUntilTheRestOfTheApplicationHasStarted(PostgresDatabase database) throws SQLException {
		try (Connection other = StartingApplication.hold(database, 43);
				Statement release = other.createStatement();
				StartingApplication application = start(database, "--test.afterwards=SELECT pg_advisory_lock(43)")) {
			application.awaitMigration().letTheMigrationGoOn();
			StartingApplication.await(() -> "migrated".equals(details(application).at("/phase").asString()));
			assertThat(application.get(LIVENESS).body()).isEqualTo("{\"status\":\"UP\"}");
			assertThat(application.get("/orders/1").body())
				.isEqualTo("The application has not started yet: its database "
						+ "is migrated, and the rest of it is starting.\n");
			release.execute("SELECT pg_advisory_unlock(43)");
			assertThat(application.awaitStarted().isRunning()).isTrue();
			assertThat(application.status(READINESS)).isEqualTo(200);
		}
	}

	@Test
	void answersWhileAnotherProcessIsToMigrate(PostgresDatabase database) {
		try (StartingApplication application = start(database, "--limbeck.mode=await")) {
			StartingApplication.await(() -> application.status(LIVENESS) == 200);
			assertThat(details(application).at("/phase").asString()).isEqualTo("awaiting");
			assertThat(details(application).at("/pending").asInt()).isEqualTo(2);
			application.letTheMigrationGoOn();
			Contexts.of(database, this.revisions).run((context) -> assertThat(context).hasNotFailed());
			assertThat(application.awaitStarted().isRunning()).isTrue();
		}
	}

	@Test
	void answersUnderThePathsOfTheApplication(PostgresDatabase database) {
		List<String> paths = List.of("/shop/manage/health/liveness", "/shop/livez", "/shop/readyz");
		try (StartingApplication application = start(database, "--server.servlet.context-path=/shop",
				"--management.endpoints.web.base-path=/manage",
				"--management.endpoint.health.probes.add-additional-paths=true")) {
			StartingApplication.await(() -> application.status(paths.get(0)) != 0);
			assertThat(paths.stream().map(application::status)).containsExactly(200, 200, 503);
			application.awaitStarted();
			assertThat(paths.stream().map(application::status)).containsOnly(200);
		}
	}

	@Test
	void theProgramCurlSeesIt(PostgresDatabase database) throws IOException {
		try (StartingApplication application = start(database).awaitMigration()) {
			assertThat(curl(application, LIVENESS)).isEqualTo("{\"status\":\"UP\"} 200");
			assertThat(curl(application, READINESS)).contains("\"phase\":\"migrating\"").endsWith(" 503");
			application.awaitStarted();
			assertThat(curl(application, READINESS)).isEqualTo("{\"status\":\"UP\"} 200");
		}
	}

	private static String curl(StartingApplication application, String path) throws IOException {
		Path program = Path.of("/usr/bin/curl");
		Assumptions.assumeTrue(Files.isExecutable(program), "there is no curl");
		Process process = new ProcessBuilder(program.toString(), "-s", "-w", " %{http_code}",
				"http://localhost:" + application.port() + path)
			.start();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private StartingApplication start(PostgresDatabase database, String... arguments) {
		return StartingApplication.start(database, this.revisions, arguments);
	}

	private static JsonNode details(StartingApplication application) {
		return json(application.get(READINESS)).at("/components/migrations/details");
	}

	private static List<HttpResponse<String>> answers(StartingApplication application) {
		return Stream.of(LIVENESS, READINESS, "/actuator/health").map(application::get).toList();
	}

	private static String mediaType(HttpResponse<String> response) {
		return response.headers().firstValue("Content-Type").orElse("");
	}

	private static List<String> fields(HttpResponse<String> response, String pointer) {
		return json(response).at(pointer).propertyNames().stream().toList();
	}

	private static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

}
