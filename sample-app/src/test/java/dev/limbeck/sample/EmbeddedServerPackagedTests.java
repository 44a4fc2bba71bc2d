package dev.limbeck.sample;

import java.nio.file.Path;

import dev.limbeck.extent.Exhaustive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar on an embedded server that keeps its data.
 */
class EmbeddedServerPackagedTests {

	@TempDir
	private Path directory;

	@Exhaustive
	@Test
	void startsAgainAfterItWasKilled() {
		try (RunningApplication application = launch().start().awaitStarted()) {
			application.kill().awaitExit();
		}
		try (RunningApplication application = launch().start().awaitStarted()) {
			assertThat(application.output().text()).contains("left behind in " + data(),
					"Up to date at " + History.HEAD);
		}
	}

	private ApplicationLaunch launch() {
		return ApplicationLaunch.ofPackagedJar()
			.with("DATABASE_URL", "postgresql://nobody@nowhere.invalid/nothing")
			.argument("--limbeck.database.embedded=always")
			.argument("--limbeck.database.embedded-directory=" + data());
	}

	private Path data() {
		return this.directory.resolve("data");
	}

}
