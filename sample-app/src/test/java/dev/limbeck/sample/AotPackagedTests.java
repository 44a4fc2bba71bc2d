package dev.limbeck.sample;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar, started as AOT processing prepared it. The build knew no
 * database.
 */
class AotPackagedTests {

	@Test
	void obeysTheVariableThatTheBuildDidNotKnow() {
		try (RunningApplication application = ApplicationLaunch.ofPackagedJar()
			.with("JAVA_TOOL_OPTIONS", "-Dspring.aot.enabled=true")
			.with("DATABASE_URL", GuardedServer.url(GuardedServer.createDatabase()))
			.start()
			.awaitStarted()) {
			assertThat(application.output().text()).contains("Starting AOT-processed RemindersApplication",
					"Migrations applied: 5 in ");
			assertThat(application.get("/actuator/health")).contains("\"source\":\"DATABASE_URL\"")
				.endsWith("\"status\":\"UP\"}");
		}
	}

}
