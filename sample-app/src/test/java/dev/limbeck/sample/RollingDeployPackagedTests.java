package dev.limbeck.sample;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.postgres.PostgresDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of two releases of the packaged jar on one database, as in a rolling deploy and
 * when it is rolled back.
 */
class RollingDeployPackagedTests {

	private static final String OLD = History.HEAD;

	private static final String NEW = "6eaf40516c89";

	@TempDir
	private static Path folder;

	private static SampleRelease newRelease;

	private static SampleRelease oldRelease;

	private static SampleRelease otherRelease;

	private static final PostgresDatabase MIGRATED = GuardedServer.createDatabase();

	private final PostgresDatabase database = GuardedServer.copy(MIGRATED);

	@BeforeAll
	static void release() {
		oldRelease = SampleRelease.copy(folder, "old.jar");
		newRelease = SampleRelease.copy(folder, "new.jar").with("next.sql", """
				-- Say where reminders come from
				-- @revision 6eaf40516c89
				-- @revises %s
				-- @upgrade
				ALTER TABLE reminders ADD COLUMN origin text;
				-- @downgrade
				ALTER TABLE reminders DROP COLUMN origin;
				""".formatted(OLD));
		otherRelease = SampleRelease.copy(folder, "other.jar").with("other.sql", """
				-- Something else
				-- @revision 0ddba11
				-- @revises %s
				-- @upgrade
				SELECT 1;
				""".formatted(OLD));
		try (RunningApplication application = launch(newRelease, MIGRATED).start().awaitStarted()) {
			assertThat(application.output().text()).contains("now at " + NEW);
		}
	}

	@Test
	void anOldReleaseStartsOnADatabaseThatIsAheadAndSaysSo() {
		try (RunningApplication application = launch(oldRelease).start().awaitStarted()) {
			assertThat(application.output().text())
				.contains("The database is ahead of this release: it has revisions that no file declares: " + NEW)
				.contains("Up to date at " + NEW)
				.doesNotContain("Running upgrade");
			assertThat(application.get("/actuator/health")).contains("\"ahead\":[\"" + NEW + "\"]")
				.contains("\"status\":\"UP\"")
				.doesNotContain("OUT_OF_SERVICE");
		}
	}

	@Test
	void anOldReleaseCanBeToldNotToStartOnADatabaseThatIsAhead() {
		try (RunningApplication application = launch(oldRelease).argument("--limbeck.on-ahead=fail").start()) {
			assertThat(application.awaitExit()).isEqualTo(1);
			assertThat(application.output().report())
				.contains("The database is ahead: it has revisions that no file declares (" + NEW
						+ "), and limbeck.on-ahead is fail.");
		}
	}

	@Test
	void aReleaseThatDivergedDoesNotStartAndShowsBothSides() {
		try (RunningApplication application = launch(otherRelease).start()) {
			assertThat(application.awaitExit()).isEqualTo(1);
			assertThat(application.output().report()).contains("The database has revisions that no file declares ("
					+ NEW + "), and the files have revisions that the database lacks (0ddba11).");
		}
		assertThat(this.database.query("SELECT revision FROM limbeck_revision")).hasSize(History.size() + 1);
	}

	@Test
	void anOldReleaseStepsBackOverARevisionWhoseFileItNeverHadAndThenStarts() {
		try (RunningApplication command = command(oldRelease, "downgrade", OLD, "--yes").start()) {
			assertThat(command.awaitExit()).as("%s", command.output()).isZero();
		}
		assertThat(this.database.query("SELECT revision FROM limbeck_revision")).hasSize(History.size())
			.doesNotContain(NEW);
		try (RunningApplication application = launch(oldRelease).start().awaitStarted()) {
			assertThat(application.output().text()).contains("Up to date at " + OLD).doesNotContain("ahead");
			assertThat(application.get("/actuator/health")).doesNotContain("ahead");
		}
		try (RunningApplication application = launch(newRelease).start().awaitStarted()) {
			assertThat(application.output().text()).contains("Migrations applied: 1 in ", "now at " + NEW);
		}
	}

	@Test
	void anOldReleaseShowsWhatTheLedgerKeptBeforeItRunsIt() {
		try (RunningApplication command = command(oldRelease, "downgrade", OLD, "--plan").start()) {
			assertThat(command.awaitExit()).isZero();
			assertThat(command.output().text()).contains("downgrade " + NEW)
				.contains("ALTER TABLE reminders DROP COLUMN origin");
		}
		assertThat(this.database.query("SELECT revision FROM limbeck_revision")).hasSize(History.size() + 1);
	}

	private ApplicationLaunch launch(SampleRelease release) {
		return launch(release, this.database);
	}

	private static ApplicationLaunch launch(SampleRelease release, PostgresDatabase database) {
		return ApplicationLaunch.of(release.jar()).with("DATABASE_URL", GuardedServer.url(database));
	}

	private ApplicationLaunch command(SampleRelease release, String... arguments) {
		ApplicationLaunch launch = new ApplicationLaunch(release.jar(), launch(release).environment(),
				List.of("limbeck"));
		for (String argument : arguments) {
			launch = launch.argument(argument);
		}
		return launch;
	}

}
