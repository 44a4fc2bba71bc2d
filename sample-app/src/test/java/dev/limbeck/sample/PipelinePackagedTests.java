package dev.limbeck.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the pipelines in the documents: what they run is run here, on the packaged
 * jar.
 */
class PipelinePackagedTests {

	private static final List<JsonNode> PIPELINES = YamlDocuments.examples("docs/ci.md");

	private static final PostgresServer SERVER = PostgresServer.start();

	private final PostgresDatabase database = SERVER.createDatabase();

	@TempDir
	private Path folder;

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	@Test
	@Exhaustive
	void everyCommandOfThePipelineSucceeds() {
		List<String> commands = commands(PIPELINES.get(0));
		assertThat(commands).hasSize(4)
			.allSatisfy((command) -> assertThat(run(ApplicationLaunch.packagedJar(), command)).isZero());
		assertThat(this.database.query("SELECT revision FROM limbeck_revision")).hasSize(History.size());
	}

	@Test
	void theOtherPipelineHasTheSameCommands() {
		assertThat(commands(PIPELINES.get(1))).isEqualTo(commands(PIPELINES.get(0)));
	}

	@Exhaustive
	@Test
	void twoHeadsAreFound() {
		SampleRelease forked = SampleRelease.copy(this.folder, "forked.jar").with("fork.sql", """
				-- A fork
				--
				-- @revision f0f0f0f0f0f0
				-- @revises  3b7a1d2e4f56
				SELECT 1;
				""");
		List<String> commands = commands(PIPELINES.get(0));
		assertThat(run(forked.jar(), commands.get(0))).isZero();
		assertThat(run(forked.jar(), commands.get(1))).isEqualTo(3);
	}

	@Exhaustive
	@Test
	void aPlanForProductionRefusesARevisionThatWasChanged() throws Exception {
		assertThat(run(ApplicationLaunch.packagedJar(), commands(PIPELINES.get(0)).get(0))).isZero();
		String file = "20261102_0900_189b1231afd4_events.sql";
		String changed = Files.readString(Path.of("src/main/resources/db/migration", file))
			.replace("-- @downgrade", "CREATE TABLE afterthought ();\n\n-- @downgrade");
		SampleRelease edited = SampleRelease.copy(this.folder, "edited.jar").with(file, changed);
		String plan = "java -jar target/app.jar limbeck upgrade --plan heads";
		assertThat(YamlDocuments.text("docs/ci.md")).contains(plan);
		assertThat(run(ApplicationLaunch.packagedJar(), plan)).isZero();
		assertThat(run(edited.jar(), plan)).isEqualTo(1);
	}

	// Both kinds of pipelines: steps with "run", or a script.
	private static List<String> commands(JsonNode pipeline) {
		Stream<String> steps = elements(pipeline.at("/jobs/migrations/steps"))
			.map((step) -> step.path("run").asString(""));
		Stream<String> script = elements(pipeline.at("/migrations/script")).map(JsonNode::asString);
		return Stream.concat(steps, script)
			.flatMap(String::lines)
			.filter((command) -> command.contains(" limbeck "))
			.toList();
	}

	private int run(Path jar, String command) {
		ProcessBuilder process = ApplicationLaunch.of(jar)
			.with("DATABASE_URL", this.database.url("postgres", "ci"))
			.with("JAVA_TOOL_OPTIONS", ApplicationLaunch.SHORT_LIFE)
			.process(List.of("sh", "-c", command.replace("target/app.jar", "'" + jar + "'")));
		try (RunningApplication running = RunningApplication.start(Container.javaOnPath(process))) {
			return running.awaitExit();
		}
	}

	private static Stream<JsonNode> elements(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false);
	}

}
