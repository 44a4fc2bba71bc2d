package dev.limbeck.sample;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.sample.PackagedCommand.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar: commands of Limbeck inside it.
 */
class CommandPackagedTests {

	private static final PostgresDatabase MIGRATED = GuardedServer.createDatabase();

	@TempDir
	private Path folder;

	@BeforeAll
	static void upgrade() {
		Outcome outcome = PackagedCommand.on(MIGRATED).run("upgrade", "heads");
		outcome.succeeded();
		assertThat(outcome.output()).startsWith("Migrations applied: " + History.size() + " in ")
			.doesNotContain("INFO");
		assertThat(outcome.errors()).contains("INFO", "Running upgrade 2a3f4c9d1cde -> 3b7a1d2e4f56")
			.doesNotContain("Migrations applied");
	}

	@Test
	void upgradeAppliesEverythingUnderTheNameOfTheApplication() {
		assertThat(MIGRATED.query("SELECT application FROM limbeck_revision")).hasSize(History.size())
			.containsOnly("reminders");
	}

	@Test
	void currentSaysWhereTheDatabaseStandsAndNothingElse() {
		Outcome outcome = PackagedCommand.on(MIGRATED).run("current");
		assertThat(outcome.succeeded().lines().findFirst())
			.hasValueSatisfying((line) -> assertThat(line).startsWith(History.HEAD));
		assertThat(outcome.output()).doesNotContain("INFO", "WARN");
		assertThat(outcome.errors()).doesNotContain("WARN", "ERROR");
	}

	@Test
	void currentDoesNotMigrate() {
		PostgresDatabase empty = GuardedServer.createDatabase();
		assertThat(PackagedCommand.on(empty).run("current").succeeded()).contains("No revision is applied");
		assertThat(empty.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	@Test
	void headsNeedsNoDatabase() {
		ApplicationLaunch launch = ApplicationLaunch.ofPackaged()
			.with("DATABASE_URL", "postgresql://nobody@nowhere.invalid/nothing");
		assertThat(PackagedCommand.of(launch).run("heads").succeeded()).contains(History.HEAD);
	}

	@Test
	void jsonIsAllOfStandardOutput() {
		String output = PackagedCommand.on(MIGRATED).run("history", "--json").succeeded();
		JsonNode revisions = JsonMapper.shared().readTree(output).get("revisions");
		assertThat(revisions).hasSize(History.size());
		assertThat(revisions.get(0).get("revision").asString()).isEqualTo(History.HEAD);
	}

	@Exhaustive
	@Test
	void urlTellsWhatTheApplicationConnectsTo() {
		JsonNode url = JsonMapper.shared().readTree(PackagedCommand.on(MIGRATED).run("url", "--json").succeeded());
		assertThat(url.get("port").asInt()).isEqualTo(GuardedServer.port());
		assertThat(url.get("user").asString()).isEqualTo(GuardedServer.USER);
		assertThat(url.get("source").asString()).isEqualTo("DATABASE_URL");
		assertThat(url.has("password")).isFalse();
	}

	@Test
	void checkExitsWithThreeIfItFindsSomething() {
		assertThat(PackagedCommand.on(MIGRATED).run("check").exitCode()).isZero();
		assertThat(PackagedCommand.on(GuardedServer.createDatabase()).run("check").exitCode()).isEqualTo(3);
	}

	@Test
	void checkFindsThatTheRevisionsGiveWhatTheModelSays() throws IOException {
		Outcome outcome = checkModel(Path.of("schema.sql"));
		assertThat(outcome.exitCode()).as("%s", outcome).isZero();
		Path other = Files.writeString(this.folder.resolve("other.sql"),
				Files.readString(Path.of("schema.sql")).replace("starts_at timestamptz", "starts_at date"));
		assertThat(checkModel(other).exitCode()).isEqualTo(3);
	}

	@Test
	void wrongUsageExitsWithTwo() {
		Outcome outcome = PackagedCommand.on(MIGRATED).run("upgrad");
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(outcome.output()).isEmpty();
		assertThat(outcome.errors()).contains("upgrad");
	}

	@Test
	void failureExitsWithOneAndSaysWhatToDo() {
		Outcome outcome = PackagedCommand.on(MIGRATED).run("show", "nothing", "--json");
		assertThat(outcome.exitCode()).isOne();
		JsonNode error = JsonMapper.shared().readTree(outcome.output()).get("error");
		assertThat(error.get("description").asString()).contains("nothing");
		assertThat(outcome.errors()).doesNotContain("\tat ");
	}

	@Test
	@Exhaustive
	void wrongPasswordExitsWithOneInFewLines() {
		ApplicationLaunch launch = ApplicationLaunch.ofPackaged()
			.with("DATABASE_URL", GuardedServer.url(MIGRATED).replace("p%40ss", "wr0ng"));
		Outcome outcome = PackagedCommand.of(launch).run("current");
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.output()).isEmpty();
		assertThat(outcome.errors()).contains("password", "DATABASE_URL").doesNotContain("\tat ", "wr0ng");
	}

	@Test
	void noPortIsOpened() throws IOException {
		try (ServerSocket taken = new ServerSocket(0)) {
			PackagedCommand.on(MIGRATED).run("current", "--server.port=" + taken.getLocalPort()).succeeded();
		}
	}

	@Exhaustive
	@Test
	void profileCounts() throws IOException {
		Files.writeString(this.folder.resolve("application-prod.properties"), "limbeck.ledger.schema=prod\n");
		PostgresDatabase database = GuardedServer.createDatabase();
		PackagedCommand.on(database)
			.run("upgrade", "heads", "--spring.profiles.active=prod",
					"--spring.config.additional-location=file:" + this.folder + "/")
			.succeeded();
		assertThat(database.query("SELECT revision FROM prod.limbeck_revision")).hasSize(History.size());
	}

	@Test
	@Exhaustive
	void newFileLiesAmongTheSourcesOfTheWorkingDirectory() throws IOException {
		Path sources = Files.createDirectories(this.folder.resolve("src/main/resources/db/migration"));
		String output = PackagedCommand.on(MIGRATED).in(this.folder).run("revision", "-m", "More").succeeded();
		assertThat(sources).isDirectoryContaining("glob:**_more.sql");
		assertThat(output).contains(sources.toString());
	}

	@Exhaustive
	@Test
	void withoutSourcesThereIsNoPlaceForNewFile() {
		Outcome outcome = PackagedCommand.on(MIGRATED).in(this.folder).run("revision", "-m", "More");
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.errors()).contains("classpath:db/migration");
		assertThat(this.folder).isEmptyDirectory();
	}

	@Exhaustive
	@Test
	void runsAsProcessedAheadOfTime() {
		PostgresDatabase database = GuardedServer.createDatabase();
		PackagedCommand command = PackagedCommand.on(database).options("-Dspring.aot.enabled=true");
		assertThat(command.run("current").succeeded()).contains("No revision is applied");
		command.run("upgrade", "heads").succeeded();
		assertThat(command.run("current", "--json").succeeded()).contains(History.HEAD);
		assertThat(command.run("current", "--limbeck.enabled=false").exitCode()).isOne();
	}

	// What is compared is made in databases of its own, which the application's role may
	// not create.
	private static Outcome checkModel(Path model) {
		return PackagedCommand.of(ApplicationLaunch.ofPackaged().with("DATABASE_URL", MIGRATED.url("postgres", "-")))
			.run("check", "--model", model.toAbsolutePath().toString());
	}

	@Test
	void ordinaryStartLoadsNothingOfTheCommandsAndNextToNothingOfTheDoctor() throws IOException {
		Path log = this.folder.resolve("classes.log");
		try (RunningApplication application = ApplicationLaunch.ofPackaged()
			.with("DATABASE_URL", GuardedServer.url(MIGRATED))
			.with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log)
			.start()
			.awaitStarted()) {
			application.terminate().awaitExit();
		}
		List<String> loaded = Files.readAllLines(log);
		assertThat(loaded).anySatisfy((line) -> assertThat(line).contains("dev.limbeck.migrate.Migrator "));
		assertThat(loaded).noneSatisfy((line) -> assertThat(line).containsAnyOf("dev.limbeck.cli.", "picocli."));
		assertThat(loaded).filteredOn((line) -> line.contains("dev.limbeck.boot.command.")).hasSizeLessThanOrEqualTo(2);
		assertThat(loaded).filteredOn((line) -> line.contains(" dev.limbeck.doctor.")).hasSizeLessThanOrEqualTo(4);
	}

}
