package dev.limbeck.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that are none, and would never end, are refused at once.
 */
@EnabledOnOs(OS.LINUX)
class HostileFileTests {

	private static final Path ENDLESS = Path.of("/dev/zero");

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
		assertThat(outcome.err()).contains("PGPASSWORD_FILE names /dev/zero, which cannot be read");
	}

	@Test
	void aTemplateIsARegularFile() throws Exception {
		this.workplace.file("limbeck.properties", "limbeck.revision.template=template.sql\n");
		Files.createSymbolicLink(this.directory.resolve("template.sql"), ENDLESS);
		assertThat(this.workplace.run("revision", "-m", "b").err())
			.contains("template.sql cannot be read: NoRegularFileException.");
	}

	@Test
	void aRevisionIsARegularFile() throws Exception {
		Files.createSymbolicLink(this.directory.resolve("db/migration/b.sql"), ENDLESS);
		assertThat(this.workplace.run("heads").err()).contains("b.sql: this is no regular file");
	}

	@Test
	void variablesAreARegularFile() {
		assertThat(this.workplace.run("heads", "--env-file", "/dev/zero").exitCode()).isEqualTo(1);
	}

}
