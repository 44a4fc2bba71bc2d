package dev.limbeck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.extent.Exhaustive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that are none, and would never end, are refused at once.
 */
@EnabledOnOs(OS.LINUX)
class HostileFileTests {

	private static final Path ENDLESS = Path.of("/dev/zero");

	private static final Path MESSAGES = Path.of("/proc/kmsg");

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeFiles() {
		this.workplace = new Workplace(this.directory).revision("a");
	}

	@Test
	void aSecretIsARegularFile() {
		Outcome outcome = this.workplace.variable("PGHOST", "h").variable("PGPASSWORD_FILE", "/dev/zero").run("url");
		assertThat(outcome.err()).contains("PGPASSWORD_FILE names /dev/zero, which is a device");
	}

	@Test
	void aTemplateIsARegularFile() throws Exception {
		this.workplace.file("limbeck.properties", "limbeck.revision.template=template.sql\n");
		Files.createSymbolicLink(this.directory.resolve("template.sql"), ENDLESS);
		assertThat(this.workplace.run("revision", "-m", "b").err()).contains("template.sql is a device.");
	}

	@Test
	void aRevisionIsARegularFile() throws Exception {
		Files.createSymbolicLink(this.directory.resolve("db/migration/b.sql"), ENDLESS);
		assertThat(this.workplace.run("heads").err()).contains("b.sql: this is no regular file");
	}

	@Test
	void variablesAreARegularFile() {
		Outcome outcome = this.workplace.run("heads", "--env-file", "/dev/zero");
		assertThat(outcome.err()).contains("/dev/zero (--env-file) is no file of variables: it is a device.");
		assertThat(outcome.exitCode()).isEqualTo(1);
	}

	// It is a file by name alone: whoever reads it waits for the kernel's next message.
	@ParameterizedTest
	@ValueSource(strings = { "--env-file", "PGPASSWORD_FILE", "db/migration/b.sql" })
	@EnabledIf("theKernelShowsItsMessages")
	@Exhaustive
	void aFileThatDoesNotEndIsGivenUp(String place) throws Exception {
		List<String> arguments = new ArrayList<>(List.of("heads"));
		if (place.startsWith("--")) {
			arguments.addAll(List.of(place, MESSAGES.toString()));
		}
		else if (place.endsWith(".sql")) {
			Files.createSymbolicLink(this.directory.resolve(place), MESSAGES);
		}
		else {
			this.workplace.variable("PGHOST", "h").variable(place, MESSAGES.toString());
			arguments.set(0, "url");
		}
		assertThat(this.workplace.run(arguments.toArray(String[]::new)).err())
			.contains("has not come to an end within 10 s");
	}

	static boolean theKernelShowsItsMessages() {
		return Files.isReadable(MESSAGES);
	}

}
