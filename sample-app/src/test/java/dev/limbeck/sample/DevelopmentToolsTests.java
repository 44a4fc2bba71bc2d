package dev.limbeck.sample;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.sample.PackagedCommand.Outcome;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of an application with Spring Boot's development tools on its class path,
 * which restart it in a class loader of their own.
 */
class DevelopmentToolsTests {

	private final PostgresDatabase database = GuardedServer.createDatabase();

	@Test
	void commandRunsOnceAndWritesToStandardOutput() {
		Outcome outcome = run("upgrade", "heads", "--logging.level.dev.limbeck=info");
		assertThat(outcome.exitCode()).as("%s", outcome).isZero();
		assertThat(outcome.errors()).containsOnlyOnce("Migrations applied: " + History.size());
		assertThat(outcome.output()).doesNotContain("INFO");
		assertThat(run("current").output()).containsOnlyOnce(History.HEAD);
	}

	private Outcome run(String... arguments) {
		return PackagedCommand.beforeThereIsAJar(this.database)
			.runClasses(System.getProperty("java.class.path"), arguments);
	}

}
