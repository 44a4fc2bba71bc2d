package dev.limbeck.boot;

import java.nio.file.Path;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start logs of what the doctor finds.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class StartDiagnosisTests {

	private static final String WORDS = "The doctor has ";

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = RevisionFolder.ofTwo(this.folder);
	}

	@Test
	void whatIsInOrderIsNotWorthALine(PostgresDatabase database, CapturedOutput output) {
		start(database);
		assertThat(output).doesNotContain(WORDS);
	}

	@Test
	void theWorstIsLoggedOnceWithTheCommand(PostgresDatabase database, CapturedOutput output) {
		this.revisions.write("c.sql", revision("2026-01-02", "c", "a"))
			.write("d.sql", revision("2026-01-01", "d", "c"))
			.add("e", "SELECT 1;");
		start(database, "limbeck.multiple-heads=apply");
		assertThat(output.toString().split(WORDS, -1)).hasSize(2);
		assertThat(output).contains("WARN", WORDS + "2 findings (orphan): Revision e (",
				"Run \"limbeck doctor\" for all of it, and for what mends it");
	}

	@Test
	void aNoteIsNoWarning(PostgresDatabase database, CapturedOutput output) {
		start(database, "limbeck.mode=off");
		assertThat(output.toString().lines().filter((line) -> line.contains(WORDS))).singleElement()
			.asString()
			.contains("INFO", "1 finding (behind): The database lacks a, b.");
	}

	@Test
	void whatIsIgnoredIsNotLogged(PostgresDatabase database, CapturedOutput output) {
		start(database, "limbeck.mode=off", "limbeck.doctor.ignore=behind: another process applies them");
		assertThat(output).doesNotContain(WORDS);
	}

	private static String revision(String day, String id, String parent) {
		return "-- Make " + id + "\n-- @revision " + id + "\n-- @revises " + parent + "\n-- @created " + day
				+ "T09:00:00Z\n-- @upgrade\nSELECT 1;\n";
	}

	private void start(PostgresDatabase database, String... properties) {
		ApplicationContextRunner runner = Contexts.of(database, this.revisions).withPropertyValues(properties);
		runner.run((context) -> assertThat(context).hasNotFailed());
	}

}
