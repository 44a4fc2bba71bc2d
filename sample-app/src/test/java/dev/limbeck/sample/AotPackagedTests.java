package dev.limbeck.sample;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.jar.JarFile;

import dev.limbeck.extent.Exhaustive;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar, started as AOT processing prepared it. The build knew no
 * database.
 */
class AotPackagedTests {

	private static final String HEALTH_PROBES = "Health probes are answered on port";

	private final PostgresDatabase database = GuardedServer.createDatabase();

	@Test
	void obeysTheVariableThatTheBuildDidNotKnow() {
		try (RunningApplication application = launch().start().awaitStarted()) {
			assertThat(application.output().text()).contains("Starting AOT-processed RemindersApplication",
					"Migrations applied: " + History.size() + " in ");
			assertThat(application.get("/actuator/health")).contains("\"source\":\"DATABASE_URL\"")
				.endsWith("\"status\":\"UP\"}");
			assertThat(application.get("/actuator/migrations")).contains("\"state\":\"applied\"", History.HEAD);
		}
	}

	@Test
	@Exhaustive
	void doesNothingIfDisabledAtRunTime() {
		try (RunningApplication application = launch().with("LIMBECK_ENABLED", "false")
			.with("SPRING_DATASOURCE_URL", this.database.jdbcUrl())
			.with("SPRING_DATASOURCE_USERNAME", "postgres")
			.start()
			.awaitStarted()) {
			assertThat(application.get("/actuator/health")).contains("limbeck.enabled=false");
		}
		assertThat(this.database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void answersHealthProbesUnlessToldOtherwiseAtRunTime(boolean enabled) throws IOException {
		Extent.skipUnlessAll(!enabled);
		try (ServerSocket silence = new ServerSocket(0);
				RunningApplication application = launch()
					.with("DATABASE_URL", "postgresql://app@localhost:" + silence.getLocalPort() + "/app")
					.with("LIMBECK_PROBE_ENABLED", String.valueOf(enabled))
					.argument("--limbeck.wait.timeout=4s")
					.argument("--management.server.port=" + freePort())
					.start()) {
			assertThat(application.awaitExit()).isEqualTo(1);
			assertThat(application.output().text().contains(HEALTH_PROBES)).isEqualTo(enabled);
		}
	}

	@Exhaustive
	@Test
	void runsCommands() {
		PackagedCommand command = PackagedCommand.on(this.database).options("-Dspring.aot.enabled=true");
		command.run("upgrade", "heads").succeeded();
		assertThat(command.run("current").succeeded()).startsWith(History.HEAD);
		assertThat(command.run("help", "symbols").succeeded()).contains("head");
	}

	@Test
	void holdsAnIndexOfItsRevisionFiles() throws IOException {
		assertThat(entry("META-INF/limbeck/revisions.index").lines())
			.startsWith("limbeck index 1", "folder db/migration")
			.endsWith(History.files().stream().map((file) -> "file db/migration/" + file).toArray(String[]::new))
			.hasSize(2 + History.size());
	}

	@Test
	void holdsTheMetadataThatANativeImageNeeds() throws IOException {
		assertThat(entry("META-INF/native-image/dev.limbeck/limbeck-sample-app/reachability-metadata.json")
			.replace("\\/", "/")).contains("META-INF/limbeck/revisions.index",
					"db/migration/20261102_0900_189b1231afd4_events.sql", "dev.limbeck.boot.LimbeckProperties",
					"dev.limbeck.boot.endpoint.RevisionDescriptor", "dev.limbeck.connect.KeepAliveSocketFactory");
	}

	private ApplicationLaunch launch() {
		return ApplicationLaunch.ofPackaged()
			.with("JAVA_TOOL_OPTIONS", "-Dspring.aot.enabled=true")
			.with("DATABASE_URL", GuardedServer.url(this.database));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static String entry(String name) throws IOException {
		try (JarFile jar = new JarFile(ApplicationLaunch.packagedJar().toFile());
				InputStream content = jar.getInputStream(jar.getEntry(name))) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
