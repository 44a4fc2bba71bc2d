package dev.limbeck.cli;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.cli.command.Commands;
import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.connect.DatabaseVariables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The help that people learn from.
 */
class HelpTests {

	private static final List<String> TAGS = List.of("@revision", "@revises", "@depends-on", "@branch", "@created",
			"@transaction", "@lock-timeout", "@statement-timeout", "@upgrade", "@downgrade");

	@TempDir
	private Path directory;

	private Workplace workplace;

	static Iterable<String> commands() {
		return Commands.names();
	}

	@BeforeEach
	void createWorkplace() {
		this.workplace = new Workplace(this.directory);
	}

	@Test
	void helpNamesEveryCommand() {
		String help = this.workplace.run("help").out();
		assertThat(Commands.names()).hasSizeGreaterThan(34).allSatisfy((name) -> assertThat(help).contains("\n  " + name));
		assertThat(help).isEqualTo(this.workplace.run("--help").out());
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyCommandHasOneSentenceAndAnExample(String name) {
		Outcome outcome = this.workplace.run("help", name);
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.out()).startsWith("Usage: limbeck " + name)
			.containsPattern("(?m)^[A-Z][^\\n]+$")
			.contains("\nExample", "\n  limbeck " + name);
		assertThat(outcome.out().lines()).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(100));
		assertThat(this.workplace.run(name, "--help").out()).isEqualTo(outcome.out());
		assertThat(this.workplace.run(name, "-h").out()).isEqualTo(outcome.out());
	}

	@Test
	void eachPartOfHelpStandsByItself() {
		assertThat(this.workplace.run("help").out()).contains("\n\nWrite revisions:\n", "\n\nChange a database:\n");
		assertThat(this.workplace.run("help", "show").out())
			.contains("declare.\n\n      X...  ", "\n\nFor all commands:\n")
			.doesNotContain("Write revisions:");
	}

	@Test
	void everyCommandIsInOneGroup() {
		assertThat(Commands.groups().values().stream().flatMap(List::stream))
			.containsExactlyInAnyOrderElementsOf(Commands.names());
	}

	@Test
	void withoutACommandAllOfThemAreShownWithALineEach() {
		Outcome outcome = this.workplace.run();
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.out())
			.startsWith("Usage: limbeck COMMAND [OPTIONS]\n\nWrite revisions:\n  init        Create")
			.contains("\n\nChange a database:\n  upgrade     Apply revisions, and everything they require.\n");
		assertThat(outcome.out().lines()).hasSizeLessThan(60)
			.allSatisfy((line) -> assertThat(line).hasSizeLessThan(101));
	}

	@Test
	void helpNamesEveryVariableThatIsRead() {
		String text = this.workplace.run("help", "environment").out();
		assertThat(DatabaseVariables.names()).filteredOn((name) -> !name.endsWith("_FILE"))
			.filteredOn((name) -> !name.startsWith("PG") || List.of("PGHOST", "PGPORT", "PGUSER").contains(name))
			.allSatisfy((name) -> assertThat(text).contains(name));
	}

	@Test
	void helpNamesEveryTagOfAFile() {
		String text = this.workplace.run("help", "files").out();
		assertThat(TAGS).allSatisfy((tag) -> assertThat(text).contains("  " + tag + " "));
		assertThat(text.lines()).allSatisfy((line) -> assertThat(line).hasSizeLessThan(121));
	}

	@Test
	void helpExplainsSymbolsAndSettings() {
		assertThat(this.workplace.run("help", "symbols").out()).contains("billing@head", "-1", "current");
		assertThat(this.workplace.run("help", "settings").out()).contains("limbeck.lock.wait");
		assertThat(this.workplace.run("help", "symbols", "--json").json().get("help").stringValue())
			.startsWith("Symbols name revisions.");
	}

	@Test
	void helpOnNothingIsAUsageError() {
		assertThat(this.workplace.run("help", "cooking")).isEqualTo(new Outcome(2, "", """
				There is neither a command nor a topic cooking.
				"limbeck help" names all commands; topics are files, symbols, settings, environment.
				"""));
	}

	@Test
	void completionKnowsEveryCommand() {
		Outcome outcome = this.workplace.run("completion");
		assertThat(outcome.out()).startsWith("#!/usr/bin/env bash")
			.contains("upgrade downgrade", "'--ledger-schema'",
					"merge | upgrade | downgrade | stamp | show | explain | rechecksum)");
		assertThat(this.workplace.run("completion", "--json").json().get("script").stringValue()).startsWith("#!");
	}

	@Test
	void completionKnowsIdsAndLabels() {
		this.workplace.revision("a1").revision("b2", "@revises a1", "@branch billing");
		assertThat(this.workplace.run("completion", "--symbols").out().lines()).contains("heads", "a1", "b2",
				"billing");
	}

	@Test
	void versionIsShown() {
		assertThat(this.workplace.run("--version").out()).startsWith("Limbeck ");
		assertThat(this.workplace.run("-V", "--json").json().get("version").stringValue()).startsWith("Limbeck ");
	}

}
