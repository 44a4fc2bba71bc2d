package dev.limbeck.cli;

import java.nio.file.Path;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code check --files} finds, as before a commit: there is no database.
 */
class CheckedFilesTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void forbidDatabase() {
		this.workplace = new Workplace(this.directory).variable("DATABASE_URL", "postgresql://nobody@nowhere.invalid/x")
			.revision("a");
	}

	@Test
	void soundFilesAreInOrder() {
		assertThat(this.workplace.revision("b", "@revises a").run("check", "--files"))
			.isEqualTo(new Outcome(0, "Everything is in order.\n", ""));
	}

	@Test
	void aFolderWithoutRevisionsIsFound(@TempDir Path other) {
		Workplace empty = new Workplace(other).file("db/migration/readme.txt", "");
		assertThat(empty.run("check", "--files")).isEqualTo(new Outcome(3, """
				There is no revision in %s/db/migration (limbeck.locations).
				  Check that it is the folder that is meant. "limbeck revision" writes the first one.
				""".formatted(other), ""));
		assertThat(empty.run("upgrade", "heads").exitCode()).isEqualTo(1);
		assertThat(empty.run("heads").exitCode()).isEqualTo(3);
	}

	@Test
	void severalHeadsAreFound() {
		this.workplace.revision("b", "@revises a").revision("c", "@revises a");
		assertThat(this.workplace.run("check", "--files")).isEqualTo(new Outcome(3, """
				The revision files have 2 heads: b, c.
				  Join them with "limbeck merge b c".
				""", ""));
	}

	@Test
	void aFileThatIsCalledAfterAnotherRevisionIsFound() {
		write("20261120_0930_3b7a1d2e4f56_due_dates.sql", "3b7a1d2e4f57", "2026-11-20T09:30:00Z");
		assertThat(this.workplace.run("check", "--files")).isEqualTo(new Outcome(3,
				"""
						%s/db/migration/20261120_0930_3b7a1d2e4f56_due_dates.sql is called after 3b7a1d2e4f56, and declares \
						revision 3b7a1d2e4f57.
						  The header counts: rename the file, as "limbeck doctor --fix" does, or correct its @revision if nobody \
						has applied it yet.
						"""
					.formatted(this.directory),
				""));
	}

	@Test
	void namesForPeopleAloneAreNot() {
		write("202611200930_due_dates_of_reminders.sql", "3b7a1d2e4f57", "2026-11-20T09:30:00Z");
		assertThat(this.workplace.run("check", "--files").exitCode()).isZero();
	}

	@Test
	void aRevisionThatIsOlderThanItsParentIsFound() {
		write("due_dates.sql", "b", "2026-11-19T09:30:00Z");
		assertThat(this.workplace.run("check", "--files", "--json").json().at("/findings/0").toString()).isEqualTo("""
				{"code":"created-before-parent","description":"%s/db/migration/due_dates.sql says that revision b was \
				created at 2026-11-19T09:30:00Z, before its parent a (2026-11-20T09:00:00Z).","action":"Correct \
				@created, or @revises if that is the wrong parent."}""".formatted(this.directory));
	}

	@Test
	void aFileThatNobodyHasFilledInIsFound() {
		this.workplace.file("db/migration/b.sql", "-- Later\n-- @revision b\n-- @revises a\n-- @upgrade\n");
		assertThat(this.workplace.run("check", "--files")).isEqualTo(new Outcome(3,
				"""
						Nobody has filled in %s: its upgrade holds no statement.
						  Write the statements there. If there is nothing to do, apply it with "limbeck upgrade --allow-empty", for good.
						"""
					.formatted(this.workplace.path("db/migration/b.sql")),
				""));
	}

	@Test
	void whatThisVersionDoesNotRunIsFoundInBothDirections() {
		this.workplace.file("db/migration/b.sql", """
				-- @revision b
				-- @revises a
				-- @replaces x
				-- @upgrade
				-- @batch 1000
				UPDATE t SET x = 1;
				-- @downgrade
				COPY t TO stdout;
				""");
		String found = this.workplace.run("check", "--files").out();
		assertThat(found).containsOnlyOnce("@batch does not know \"1000\"")
			.containsOnlyOnce("COPY ... TO stdout is not supported");
	}

	private void write(String name, String id, String created) {
		this.workplace.file("db/migration/" + name, """
				-- Due dates
				-- @revision %s
				-- @revises a
				-- @created %s
				-- @upgrade
				SELECT 1;
				""".formatted(id, created));
	}

}
