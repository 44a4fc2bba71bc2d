package dev.limbeck.sample;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar, extracted with Spring Boot's own tool as images do.
 */
class ExtractedPackagedTests {

	@Test
	void findsItsRevisions(@TempDir Path directory) {
		extract(directory.resolve("application"));
		try (RunningApplication application = ApplicationLaunch.of(directory.resolve("application/sample-app.jar"))
			.with("DATABASE_URL", GuardedServer.url(GuardedServer.createDatabase()))
			.start()
			.awaitStarted()) {
			assertThat(application.output().text()).contains("Migrations applied: " + History.size() + " in ");
		}
	}

	private static void extract(Path directory) {
		ApplicationLaunch jar = ApplicationLaunch.ofPackagedJar();
		List<String> command = List.of(ApplicationLaunch.java(), "-Djarmode=tools", "-jar", jar.jar().toString(),
				"extract", "--destination", directory.toString());
		try (RunningApplication extraction = RunningApplication.start(jar.process(command))) {
			assertThat(extraction.awaitExit()).as("%s", extraction.output()).isZero();
		}
	}

}
