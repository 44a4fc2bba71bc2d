package dev.limbeck.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.VisibleText;
import dev.limbeck.cli.command.Commands;
import dev.limbeck.cli.command.Invocation;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.environment.CommandEnvironment;
import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.environment.DurationText;
import dev.limbeck.cli.environment.GlobalOptions;
import dev.limbeck.cli.environment.Terminal;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * Finds the command that the arguments name, and runs it.
 */
final class CommandRun {

	private final CommandEnvironment environment;

	private final Terminal terminal;

	private boolean changing;

	CommandRun(CommandEnvironment environment, Terminal terminal) {
		this.environment = environment;
		this.terminal = terminal;
	}

	/**
	 * Run a command.
	 * @param arguments what the user typed
	 * @return what came of it
	 * @throws LimbeckException if it failed
	 * @throws UsageException if the arguments cannot be followed
	 */
	Result run(List<String> arguments) {
		try {
			return run(parse(withoutOptionLook(arguments)));
		}
		catch (ParameterException ex) {
			throw UsageText.explain(ex);
		}
	}

	/**
	 * Tell whether a command was begun that may change a database.
	 * @return whether one was
	 */
	boolean isChanging() {
		return this.changing;
	}

	private static ParseResult parse(List<String> arguments) {
		String[] words = arguments.toArray(String[]::new);
		try {
			return commandLine(Commands.namedBy(arguments)).parseArgs(words);
		}
		catch (ParameterException ex) {
			// Only who knows all commands can tell which one was meant.
			return commandLine(Commands.all()).parseArgs(words);
		}
	}

	private Result run(ParseResult parsed) {
		List<CommandLine> commands = parsed.asCommandLineList();
		CommandLine last = commands.get(commands.size() - 1);
		if (commands.stream().anyMatch(CommandLine::isUsageHelpRequested)) {
			return text("help", last.getUsageMessage());
		}
		if (commands.stream().anyMatch(CommandLine::isVersionHelpRequested)) {
			return text("version", String.join("\n", new VersionText().getVersion()));
		}
		GlobalOptions options = ((RootCommand) parsed.commandSpec().userObject()).options();
		if (!(last.getCommand() instanceof LimbeckCommand command)) {
			return overview(last, options);
		}
		this.changing = command.activity() == Activity.RUN;
		this.environment.begin(command.activity(), options);
		return command.run(new Invocation(this.environment, options, this.terminal));
	}

	private static Result overview(CommandLine root, GlobalOptions options) {
		if (options.json()) {
			throw new UsageException("No command is named.", "\"limbeck help\" names all of them.");
		}
		return text("help", UsageText.overview(root)).withExitCode(Result.USAGE);
	}

	private static Result text(String name, String text) {
		return Result.document(text, Map.of(name, text.strip()));
	}

	private static CommandLine commandLine(List<LimbeckCommand> commands) {
		CommandLine line = new CommandLine(new RootCommand());
		commands.forEach(line::addSubcommand);
		line.registerConverter(Duration.class, CommandRun::duration);
		line.registerConverter(int.class, CommandRun::number);
		line.setExpandAtFiles(false);
		UsageText.shape(line);
		return line;
	}

	private static Duration duration(String text) {
		return DurationText.parse(text)
			.orElseThrow(() -> new TypeConversionException(
					"'" + VisibleText.line(text.strip()) + "' is no duration such as 30s, 5m or 500ms"));
	}

	private static int number(String text) {
		try {
			return Integer.parseInt(text.strip());
		}
		catch (NumberFormatException ex) {
			throw new TypeConversionException("'" + text.strip() + "' is no number");
		}
	}

	// "-1" and "-3:head" are symbols. With a blank before it a word is no option; symbols
	// do not mind.
	private static List<String> withoutOptionLook(List<String> arguments) {
		List<String> words = new ArrayList<>();
		for (String argument : arguments) {
			words.add(argument.matches("-[0-9].*") ? " " + argument : argument);
		}
		return words;
	}

}
