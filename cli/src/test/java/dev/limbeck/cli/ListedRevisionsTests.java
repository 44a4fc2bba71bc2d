package dev.limbeck.cli;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How history, heads and log look to a person, and to a program.
 */
class ListedRevisionsTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeFiles() {
		this.workplace = new Workplace(this.directory).revision("a")
			.revision("b2b2", "@revises a", "@branch billing")
			.file("db/migration/c.sql", """
					-- Count the reminders
					--
					-- The overview wants them by day,
					--   and by month.
					--
					-- @revision c3
					-- @revises  a
					-- @created  2026-11-21T10:30:59Z

					-- @upgrade
					-- How many there are.
					SELECT 1;
					""");
	}

	@Test
	void historyIsATableForAPerson() {
		assertThat(this.workplace.person(false).run("history")).isEqualTo(new Outcome(0, """
				Revision  Revises  Created           Description
				c3        a        2026-11-21 10:30  Count the reminders (head)
				b2b2      a        2026-11-20 09:01  Table b2b2 (billing) (head)
				a         <base>   2026-11-20 09:00  Table a (branchpoint)
				""", ""));
	}

	@Test
	void colorsAreForPeopleWhoSeeThem() {
		assertThat(this.workplace.person(true).run("history", "-r", "a:a").out()).isEqualTo("""
				\u001b[1mRevision  Revises  Created           Description\u001b[0m
				\u001b[33ma\u001b[0m         <base>   2026-11-20 09:00  Table a (branchpoint)
				""");
	}

	@Test
	void historyIsALineEachForAProgram() {
		assertThat(this.workplace.run("history", "-r", "a:c3").out()).isEqualTo("""
				a -> c3 (head), Count the reminders
				<base> -> a (branchpoint), Table a
				""");
	}

	@Test
	void verboseHistoryShowsAllThatTheAuthorWrote() {
		assertThat(this.workplace.person(true).run("history", "--verbose", "-r", "a:c3")).isEqualTo(new Outcome(0, """
				Revision:   c3 (head)
				Revises:    a
				Created:    2026-11-21T10:30:59Z
				File:       %1$s/db/migration/c.sql
				    Count the reminders

				    The overview wants them by day,
				      and by month.

				Revision:   a (branchpoint)
				Revises:    <base>
				Revised by: b2b2, c3
				Created:    2026-11-20T09:00:00Z
				File:       %1$s/db/migration/a.sql
				    Table a
				""".formatted(this.directory), ""));
	}

	@Test
	void aProjectWithoutRevisionsIsToldHowToBegin(@TempDir Path empty) {
		Outcome expected = new Outcome(0,
				"""
						There are no revisions yet.
						Write the first one with "limbeck revision -m ..."; from a database that exists "limbeck baseline -m ..." does.
						""",
				"");
		Workplace begun = new Workplace(empty);
		begun.run("init");
		assertThat(begun.run("heads")).isEqualTo(new Outcome(3, expected.out(), ""));
		for (String command : List.of("history", "history -r :head", "branches", "show heads", "show head")) {
			assertThat(begun.run(command.split(" "))).as(command).isEqualTo(expected);
		}
		assertThat(begun.run("heads", "--json").out()).isEqualTo("{\"revisions\":[]}\n");
	}

	@Test
	void aDiagramOfNoRevisionsSaysSoInAComment(@TempDir Path empty) {
		Workplace begun = new Workplace(empty);
		begun.run("init");
		assertThat(begun.run("graph").out()).isEqualTo(
				"""
						%% There are no revisions yet.
						%% Write the first one with "limbeck revision -m ..."; from a database that exists "limbeck baseline -m ..." does.
						flowchart TD
						""");
		assertThat(begun.run("graph", "--format", "dot").out()).startsWith("// There are no revisions yet.\n// Write");
	}

	@Test
	void aProjectWithoutItsFolderIsToldHowToBegin(@TempDir Path empty) {
		Workplace bare = new Workplace(empty);
		for (String command : List.of("heads", "history", "branches", "show heads")) {
			int exitCode = command.equals("heads") ? 3 : 0;
			assertThat(bare.run(command.split(" "))).as(command)
				.isEqualTo(new Outcome(exitCode,
						"""
								There are no revisions yet: %s/db/migration does not exist.
								Write the first one with "limbeck revision -m ..."; from a database that exists "limbeck baseline -m ..." does.
								"""
							.formatted(empty),
						""));
		}
		assertThat(bare.run("graph").out()).startsWith("%% There are no revisions yet: ");
		assertThat(bare.file("classes/a.txt", "").run("heads", "--classpath", "classes").out())
			.startsWith("There are no revisions yet: classpath:db/migration does not exist.\n");
	}

	@Test
	void aChosenFolderThatIsNotThereIsAnError(@TempDir Path empty) {
		Workplace bare = new Workplace(empty);
		assertThat(bare.run("heads", "--locations", "sql")).isEqualTo(new Outcome(1, "", """
				%1$s/sql: this location (limbeck.locations) does not exist
				Nothing was run.
				Create the folder, as "limbeck init %1$s/sql" does, or correct limbeck.locations.
				""".formatted(empty)));
		assertThat(bare.run("heads", "--locations", "file:/no/where").err())
			.contains("Create the folder, or correct limbeck.locations.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "upgrade", "upgrade --sql base:heads", "pending", "check --files" })
	void whoNeedsRevisionsRefusesAFolderThatIsNotThere(String command, @TempDir Path empty) {
		Outcome outcome = new Workplace(empty).variable("LIMBECK_WAIT_TIMEOUT", "0").run(command.split(" "));
		assertThat(outcome.exitCode()).isPositive();
		assertThat(outcome.out() + outcome.err()).contains(
				"this folder, where revision files are looked for, does not exist",
				"Create it with \"limbeck init\", or name another one with limbeck.locations.");
	}

	@Test
	void theFirstRevisionCreatesTheFolder(@TempDir Path empty) {
		Workplace bare = new Workplace(empty);
		Outcome written = bare.run("revision", "-m", "First");
		assertThat(written.exitCode()).isZero();
		assertThat(written.out()).startsWith(empty + "/db/migration/");
		assertThat(bare.run("heads").out()).endsWith(" (head), First\n");
	}

	@Test
	void theFirstRevisionLiesWhereInitWouldHavePutIt(@TempDir Path empty) {
		Workplace bare = new Workplace(empty).file("src/main/resources/application.yml", "");
		assertThat(bare.run("revision", "-m", "First").out()).startsWith(empty + "/src/main/resources/db/migration/");
	}

	@Test
	@ExtendWith(PostgresExtension.class)
	void theLogIsATableForAPerson(PostgresDatabase database) {
		this.workplace.on(database).run("upgrade", "a");
		assertThat(this.workplace.person(false).run("log").out()).matches(
				"""
						Revision  Event    At                    Detail
						a         upgrade  \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ  \\{.*"checksum": "1:[0-9a-f]{12}\\.\\.\\.".*
						""");
	}

}
