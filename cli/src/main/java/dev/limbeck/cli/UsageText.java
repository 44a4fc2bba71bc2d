package dev.limbeck.cli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.limbeck.cli.command.Commands;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.script.EditDistance;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How usage is shown: what a command takes first, then what all of them take.
 */
final class UsageText {

	private static final int WIDTH = 100;

	// In letters.
	private static final int FURTHEST = 2;

	private UsageText() {
	}

	static void shape(CommandLine root) {
		Stream.concat(Stream.of(root), root.getSubcommands().values().stream()).forEach((command) -> {
			command.setColorScheme(Help.defaultColorScheme(Ansi.OFF));
			command.setUsageHelpWidth(WIDTH);
			command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
			command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, UsageText::options);
			command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST, UsageText::parameters);
			command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, (help) -> "");
			command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, UsageText::commands);
		});
	}

	private static String commands(Help help) {
		return help.subcommands().isEmpty() ? "" : commands(help.commandSpec().commandLine());
	}

	/**
	 * Show what somebody needs who has typed no command.
	 * @param root what has all commands
	 * @return the commands, and where to learn more
	 */
	static String overview(CommandLine root) {
		return "Usage: limbeck COMMAND [OPTIONS]\n" + commands(root)
				+ "\n\"limbeck help COMMAND\" explains a command, \"limbeck help\" the options of all.\n";
	}

	/**
	 * Show the commands in groups.
	 * @param root what has them
	 * @return a line for each
	 */
	static String commands(CommandLine root) {
		StringBuilder text = new StringBuilder();
		Commands.groups().forEach((title, names) -> {
			text.append('\n').append(title).append(":\n");
			names.forEach((name) -> {
				CommandLine command = Objects.requireNonNull(root.getSubcommands().get(name), name);
				String[] description = command.getCommandSpec().usageMessage().description();
				text.append("  %-11s %s%n".formatted(name, String.join(" ", description)));
			});
		});
		return text.toString();
	}

	private static String options(Help help) {
		List<OptionSpec> all = help.commandSpec().options();
		List<OptionSpec> own = all.stream().filter((option) -> !option.inherited()).toList();
		List<OptionSpec> inherited = all.stream().filter(OptionSpec::inherited).toList();
		if (inherited.isEmpty()) {
			return "\n" + list(help, own);
		}
		return (own.isEmpty() ? "" : "\n" + list(help, own)) + "\nFor all commands:\n" + list(help, inherited);
	}

	private static String parameters(Help help) {
		String list = help.parameterList();
		return list.isEmpty() ? "" : "\n" + list;
	}

	private static String list(Help help, List<OptionSpec> options) {
		return help.optionListExcludingGroups(options);
	}

	private static String surplus(CommandLine command, String word) {
		return (command.getParent() == null) ? "There is no command " + word + "."
				: "\"" + word + "\" is one argument too many.";
	}

	// The parser takes whatever is least unlike the word, however little that is.
	private static List<String> nearest(UnmatchedArgumentException unmatched) {
		String word = unmatched.getUnmatched().get(0);
		if (word.startsWith("-")) {
			return unmatched.getSuggestions().stream().limit(2).toList();
		}
		if (unmatched.getCommandLine().getParent() != null) {
			return List.of();
		}
		int furthest = Math.min(FURTHEST, word.length() / 2);
		int least = Commands.names().stream().mapToInt((name) -> EditDistance.between(word, name)).min().orElseThrow();
		return Commands.names()
			.stream()
			.filter((name) -> least <= furthest && EditDistance.between(word, name) == least)
			.limit(2)
			.toList();
	}

	/**
	 * Say why arguments cannot be followed.
	 * @param failure of the parser
	 * @return the same with advice
	 */
	static UsageException explain(ParameterException failure) {
		String name = failure.getCommandLine().getCommandSpec().qualifiedName();
		String see = "See \"" + name + " --help\".";
		if (failure instanceof UnmatchedArgumentException unmatched) {
			List<String> nearest = nearest(unmatched);
			String action = nearest.isEmpty() ? see : "Did you mean " + String.join(" or ", nearest) + "? " + see;
			String first = unmatched.getUnmatched().get(0);
			return new UsageException(first.startsWith("-") ? String.valueOf(failure.getMessage()).strip()
					: surplus(failure.getCommandLine(), first), action);
		}
		return new UsageException(String.valueOf(failure.getMessage()).strip(), see);
	}

}
