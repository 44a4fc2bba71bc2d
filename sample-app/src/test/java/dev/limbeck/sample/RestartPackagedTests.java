package dev.limbeck.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar: what a start does to a database that an earlier one brought
 * up to date.
 */
class RestartPackagedTests {

	private static final String NEXT = """
			-- Say where reminders come from

			-- @revision 6eaf40516c89
			-- @revises  %s

			-- @upgrade
			ALTER TABLE reminders ADD COLUMN origin text;
			""".formatted(History.HEAD);

	private static final PostgresDatabase MIGRATED = GuardedServer.createDatabase();

	private final PostgresDatabase database = GuardedServer.copy(MIGRATED);

	@TempDir
	private Path revisions;

	@BeforeAll
	static void startForTheFirstTime() {
		try (RunningApplication application = launch(MIGRATED).start().awaitStarted()) {
			assertThat(application.output().text()).contains("Migrations applied: " + History.size() + " in ",
					"now at " + History.HEAD);
		}
	}

	@Test
	void appliesNothingTwiceAndWhatIsNewOnce() throws IOException {
		try (RunningApplication application = launch().start().awaitStarted()) {
			assertThat(application.output().text()).contains("Up to date at " + History.HEAD)
				.doesNotContain("Running upgrade");
		}
		Files.writeString(this.revisions.resolve("next.sql"), NEXT);
		try (RunningApplication application = launch().start().awaitStarted()) {
			assertThat(application.output().text()).contains("Migrations applied: 1 in ", "now at 6eaf40516c89");
		}
	}

	@Exhaustive
	@Test
	void failsAtStatementThatCannotBeRunAndGoesOnOnceItIsCorrected() throws IOException {
		Path file = Files.writeString(this.revisions.resolve("next.sql"), NEXT + "ALTER TABLE reminder DROP id;\n");
		try (RunningApplication application = launch().start()) {
			assertThat(application.awaitExit()).isEqualTo(1);
			assertThat(application.output().report()).anySatisfy((line) -> assertThat(line).contains(file + ":8:"))
				.anySatisfy((line) -> assertThat(line).contains("42P01"))
				.anySatisfy((line) -> assertThat(line).matches(" +\\| \\^"));
		}
		assertThat(this.database.query("SELECT revision FROM limbeck_revision")).hasSize(History.size())
			.doesNotContain("6eaf40516c89");
		Files.writeString(file, NEXT);
		try (RunningApplication application = launch().start().awaitStarted()) {
			assertThat(application.output().text()).contains("now at 6eaf40516c89");
		}
	}

	@Test
	void leavesNothingRunningWhenToldToEndInTheMiddleOfRevision() throws IOException {
		Files.writeString(this.revisions.resolve("next.sql"), NEXT + "SELECT pg_sleep(3600);\n");
		try (RunningApplication application = launch().start().awaitLog("Running upgrade " + History.HEAD)) {
			assertThat(application.terminate().awaitExit()).isEqualTo(143);
			assertThat(application.output().text()).contains(
					"The migration was told to stop, and did so in upgrade " + History.HEAD + " -> 6eaf40516c89",
					"The revision was rolled back; the database stands at " + History.HEAD);
		}
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.database
				.query("SELECT query FROM pg_stat_activity WHERE usename = 'user' AND datname = current_database()"))
				.isEmpty());
		assertThat(this.database.query("SELECT revision FROM limbeck_revision")).hasSize(History.size());
	}

	private ApplicationLaunch launch() {
		return launch(this.database).argument("--limbeck.locations=classpath:db/migration,file:" + this.revisions);
	}

	private static ApplicationLaunch launch(PostgresDatabase database) {
		return ApplicationLaunch.ofPackaged().with("DATABASE_URL", GuardedServer.url(database));
	}

}
