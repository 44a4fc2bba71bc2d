package dev.limbeck.cli;

import java.nio.file.Path;
import java.util.stream.Stream;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What files, the server and the ledger say neither steers a terminal nor looks like a
 * line of Limbeck.
 */
@ExtendWith(PostgresExtension.class)
class HostileTextTests {

	/** Clears the screen, sets the title, turns the direction, and begins a line. */
	private static final String HOSTILE = "x\u001b[2J\u001b]0;t\u0007\u009b2J\u202e\u2028\r\nEverything is in order.";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "current", "current --verbose", "history", "history --verbose", "history -i", "heads",
			"log", "show x", "show x --diff", "check", "graph --state", "graph --state --format dot", "pending",
			"downgrade --plan base", "downgrade base", "stamp --plan base", "rechecksum x", "ledger" })
	void aLedgerSteersNoTerminal(String command, PostgresDatabase database) {
		Extent.skipUnlessAllOrOneOf(2, command);
		Workplace workplace = hostileLedger(database);
		Stream.of(workplace.run(command.split(" ")), workplace.person(true).run(command.split(" ")))
			.forEach(HostileTextTests::assertHarmless);
	}

	@ParameterizedTest
	@ValueSource(strings = { "current", "history", "log", "show x --diff", "check", "graph --state",
			"downgrade --plan base" })
	void jsonIsAsciiAndCanBeRead(String command, PostgresDatabase database) {
		Extent.skipUnlessAllOrOneOf(2, command);
		Outcome outcome = hostileLedger(database).run((command + " --json").split(" "));
		assertThat(outcome.out()).matches("[ -~]+\\R");
		assertThat(outcome.json()).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "show x", "history --verbose", "history", "current", "downgrade --plan base", "heads",
			"check", "pending", "log" })
	void noLineOfALedgerLooksLikeALineOfLimbeck(String command, PostgresDatabase database) {
		Extent.skipUnlessAllOrOneOf(2, command);
		Workplace workplace = hostileLedger(database);
		database.execute("UPDATE limbeck_revision SET description = E'x\\n    Second\\nFile:       forged.sql'");
		Outcome outcome = workplace.run(command.split(" "));
		assertThat((outcome.out() + outcome.err()).lines()).noneMatch((line) -> line.strip().startsWith("Second"))
			.noneMatch((line) -> line.strip().startsWith("File:       forged"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "show x", "history --verbose", "history", "history --json", "current", "current --json",
			"downgrade --plan base", "graph --state", "graph --state --format svg" })
	void noDescriptionShowsAPassword(String command, PostgresDatabase database) {
		Extent.skipUnlessAllOrOneOf(2, command);
		Workplace workplace = hostileLedger(database);
		database.execute("UPDATE limbeck_revision SET description = $$set PASSWORD 'geheim4711'$$");
		Outcome outcome = workplace.run(command.split(" "));
		assertThat(outcome.out() + outcome.err()).doesNotContain("geheim4711");
	}

	@Test
	void noErrorOfTheServerLooksLikeALineOfLimbeck(PostgresDatabase database) {
		Workplace workplace = new Workplace(this.directory).on(database)
			.file("db/migration/a.sql",
					"""
							-- @revision a

							-- @upgrade
							DO $$BEGIN
							  RAISE EXCEPTION E'one\\nERROR two\\x1b[2J' USING DETAIL = E'three\\nERROR four', HINT = E'five\\u009b\\nERROR six';
							END$$;
							""");
		assertThat(workplace.run("upgrade").err()).contains("SQLSTATE P0001: one\n  ERROR two\\u001b[2J\n",
				"Detail: three\n  ERROR four\n", "Hint: five\\u009b\n  ERROR six\n");
	}

	@Test
	void noFileNameSteersATerminal() {
		Workplace workplace = new Workplace(this.directory).file("db/migration/a\u001b[2J\nERROR b.sql", "SELECT 1;");
		assertThat(workplace.run("heads").err()).contains("a\\u001b[2J\\u000aERROR b.sql:1:1: ");
	}

	@Test
	void noFailureOfAFileLooksLikeALineOfLimbeck(PostgresDatabase database) {
		Workplace workplace = new Workplace(this.directory).on(database)
			.file("db/migration/a\nMigrations applied: 5.sql", "-- @revision a\n-- @upgrade\nSELECT 1/0;");
		assertThat(workplace.run("upgrade").err()).contains("a\\u000aMigrations applied: 5.sql:3:1")
			.doesNotContain("\nMigrations");
	}

	@Test
	void noSettingLooksLikeALineOfLimbeck() {
		Workplace workplace = new Workplace(this.directory).revision("a");
		workplace.variable("LIMBECK_LOCK_WAIT", "5x\nMigrations applied: 5");
		assertThat(workplace.run("pending").err()).contains("LIMBECK_LOCK_WAIT is \"5x\\u000aMigrations applied: 5\"");
		assertThat(workplace.run("pending", "--env-file", "no\nMigrations applied: 5").err())
			.contains("no\\u000aMigrations applied: 5 (--env-file)");
	}

	@Test
	void noFileOfVariablesLooksLikeALineOfLimbeck() {
		Workplace workplace = new Workplace(this.directory).revision("a").file("a\nMigrations applied: 5", "'");
		assertThat(workplace.run("pending", "--env-file", "a\nMigrations applied: 5").err())
			.contains("a\\u000aMigrations applied: 5:1 is neither");
	}

	@Test
	void jsonHoldsWhatIsNoTextElsewhere() {
		Outcome outcome = new Workplace(this.directory).revision("a").run("show", "\ud800\u0000\u202e", "--json");
		assertThat(outcome.out()).matches("[ -~]+\\R");
		assertThat(outcome.json()).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "stamp \u001b[2J", "show \u202e", "\u009b", "history -r \u001b]0;", "upgrade --\u001b[2J" })
	void noArgumentSteersATerminal(String command) {
		assertHarmless(new Workplace(this.directory).revision("a").run(command.split(" ")));
	}

	@Test
	void aScriptIsWrittenByteForByteExceptToATerminal(PostgresDatabase database) {
		Workplace workplace = new Workplace(this.directory).file("db/migration/a.sql",
				"-- @revision a\n\n-- @upgrade\nSELECT '\u001b[2J\u202e';\n");
		assertThat(workplace.run("upgrade", "--sql", "base:head").out()).contains("SELECT '\u001b[2J\u202e'");
		assertThat(workplace.person(true).run("upgrade", "--sql", "base:head").out())
			.contains("SELECT '\\u001b[2J\\u202e'");
	}

	private Workplace hostileLedger(PostgresDatabase database) {
		Workplace workplace = new Workplace(this.directory).on(database).revision("x");
		workplace.run("upgrade");
		database.execute("UPDATE limbeck_revision SET description = E'%1$s', labels = ARRAY[E'%1$s']"
			.formatted(HOSTILE.replace("\r\n", "\\r\\n")));
		workplace.delete("db/migration/x.sql");
		return workplace;
	}

	private static void assertHarmless(Outcome outcome) {
		String text = (outcome.out() + outcome.err()).replaceAll("\u001b\\[(?:1|33|39|39;0|21|21;0|0)?m", "");
		assertThat(text).doesNotContainPattern("[\\p{Cc}&&[^\n\t]]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]");
		assertThat(text.lines()).doesNotContain("Everything is in order.");
	}

}
