package dev.limbeck.cli;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.limbeck.cli.command.Commands;
import dev.limbeck.cli.documentation.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reference of the command line names every command and every option there is, and no
 * others.
 */
class CommandReferenceTests {

	private static final Pattern OPTION = Pattern.compile("`(--?[A-Za-z][a-z-]*)");

	private final Document reference = Document.read("commands.md");

	private final CommandLine line = new CommandLine(new RootCommand());

	CommandReferenceTests() {
		Commands.all().forEach(this.line::addSubcommand);
		UsageText.shape(this.line);
	}

	static Iterable<String> commands() {
		return Commands.names();
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyCommandHasASectionWithItsUsageAndAnExample(String name) {
		String usage = command(name).commandLine().getUsageMessage().lines().findFirst().orElseThrow();
		assertThat(this.reference.section("limbeck " + name)).contains("`" + usage.replace("Usage: ", "") + "`",
				"\n$ limbeck " + name);
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyOptionStandsInTheTable(String name) {
		assertThat(documented("limbeck " + name))
			.isEqualTo(names(command(name).options().stream().filter((option) -> !option.inherited()).toList()));
	}

	@Test
	void everyOptionOfAllCommandsStandsInTheTable() {
		assertThat(documented("Options of all commands")).isEqualTo(names(this.line.getCommandSpec().options()));
	}

	private CommandSpec command(String name) {
		return Objects.requireNonNull(this.line.getSubcommands().get(name)).getCommandSpec();
	}

	private TreeSet<String> documented(String heading) {
		TreeSet<String> names = new TreeSet<>();
		this.reference.section(heading)
			.lines()
			.filter((row) -> row.startsWith("|"))
			.forEach((row) -> OPTION.matcher(row.split("\\|")[1])
				.results()
				.forEach((option) -> names.add(option.group(1))));
		return names;
	}

	private static TreeSet<String> names(List<OptionSpec> options) {
		TreeSet<String> names = new TreeSet<>();
		options.forEach((option) -> names.addAll(List.of(option.names())));
		return names;
	}

}
