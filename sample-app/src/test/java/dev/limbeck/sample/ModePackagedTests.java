package dev.limbeck.sample;

import java.util.List;

import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar, as it is and as AOT processing prepared it: starts that
 * leave migrating to another process, under a role that may read the ledger and no more.
 */
class ModePackagedTests {

	private static final String LEDGER = "SELECT to_regclass('limbeck_revision')";

	private final PostgresDatabase database = GuardedServer.createDatabase();

	@ParameterizedTest(name = "ahead of time: {0}")
	@ValueSource(booleans = { false, true })
	void verifyRefusesToStartAndSaysWhatToDo(boolean aheadOfTime) {
		Extent.skipUnlessAll(aheadOfTime);
		try (RunningApplication application = launch("verify", aheadOfTime).start()) {
			assertThat(application.awaitExit()).isEqualTo(1);
			List<String> report = application.output().report();
			assertThat(report).contains(
					"The database at localhost:" + GuardedServer.port() + "/" + this.database.name() + " lacks "
							+ History.size() + " revisions:",
					"There is no ledger in schema public: nothing was migrated yet.");
			assertThat(report).last()
				.asString()
				.startsWith("Run the process that migrates, or \"limbeck upgrade heads\"");
		}
		assertThat(this.database.query(LEDGER)).containsExactly("null");
	}

	@ParameterizedTest(name = "ahead of time: {0}")
	@ValueSource(booleans = { false, true })
	void awaitComesUpOnceAnotherProcessHasMigrated(boolean aheadOfTime) {
		Extent.skipUnlessAll(aheadOfTime);
		String reader = createReader();
		try (RunningApplication application = launch("await", aheadOfTime)
			.with("DATABASE_URL", GuardedServer.url(this.database).replace("//user:", "//" + reader + ":"))
			.start()
			.awaitLog("Waiting for another process to migrate the database")) {
			assertThat(this.database.query(LEDGER)).containsExactly("null");
			PackagedCommand.on(this.database).run("upgrade", "heads").succeeded();
			application.awaitStarted();
			assertThat(application.output().text()).contains("Up to date at " + History.HEAD)
				.doesNotContain("Running upgrade");
			assertThat(application.get("/actuator/health")).contains("\"applied\":[]").endsWith("\"status\":\"UP\"}");
		}
	}

	@Test
	void endsLongBeforeItsPatienceDoesWhenToldTo() {
		try (RunningApplication application = launch("await", false).start()
			.awaitLog("Waiting for another process to migrate the database")) {
			assertThat(application.terminate().awaitExit()).isEqualTo(143);
		}
	}

	private String createReader() {
		String reader = "reader_of_" + this.database.name();
		this.database.execute("CREATE ROLE " + reader + " LOGIN PASSWORD 'p@ss'; ALTER DEFAULT PRIVILEGES FOR ROLE "
				+ "\"user\" GRANT SELECT ON TABLES TO " + reader);
		return reader;
	}

	private ApplicationLaunch launch(String mode, boolean aheadOfTime) {
		ApplicationLaunch launch = ApplicationLaunch.ofPackaged()
			.with("DATABASE_URL", GuardedServer.url(this.database))
			.with("LIMBECK_MODE", mode);
		return aheadOfTime ? launch.with("JAVA_TOOL_OPTIONS", "-Dspring.aot.enabled=true") : launch;
	}

}
