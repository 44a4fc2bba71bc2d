package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.cli.result.Result;
import dev.limbeck.revision.Revision;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Teaches a shell the commands, and the symbols of the project it is in.
 */
@Command(name = "completion",
		description = "Write a script that lets bash or zsh complete commands, options, ids and labels.",
		footer = { "", "It completes the word limbeck, be it an alias or a script of that name.", "", "Example:",
				"  limbeck completion > ~/.limbeck-completion && . ~/.limbeck-completion" })
final class CompletionCommand implements LimbeckCommand {

	private static final List<String> KEYWORDS = List.of("head", "heads", "base", "current", "-1", "+1");

	/** Behind what picocli writes: the words of the project it cannot know. */
	private static final String SYMBOLS = """

			# Ids and labels, where a command takes them.
			function _complete_limbeck_symbols() {
			  _complete_limbeck "$@"
			  local word="${COMP_WORDS[COMP_CWORD]}" typed
			  for typed in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
			    case "$typed" in
			      %s)
			        COMPREPLY+=( $(compgen -W "$(limbeck completion --symbols 2> /dev/null)" -- "$word") )
			        return 0 ;;
			    esac
			  done
			}

			complete -F _complete_limbeck_symbols -o default limbeck
			""";

	@Option(names = "--symbols", description = "Write what such a script asks for: the ids and labels there are.")
	private boolean symbols;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Result run(Invocation invocation) {
		if (this.symbols) {
			List<String> words = words(invocation);
			return Result.done(words, Map.of("symbols", words));
		}
		CommandLine root = this.spec.root().commandLine();
		String script = AutoComplete.bash("limbeck", root) + SYMBOLS.formatted(commandsWithSymbols(root));
		return Result.document(script, Map.of("script", script));
	}

	private static List<String> words(Invocation invocation) {
		List<String> words = new ArrayList<>(KEYWORDS);
		invocation.scripts().graph().revisions().stream().flatMap(CompletionCommand::names).forEach(words::add);
		return words;
	}

	private static Stream<String> names(Revision revision) {
		return Stream.concat(Stream.of(revision.id()), revision.labels().stream());
	}

	private static String commandsWithSymbols(CommandLine root) {
		return root.getSubcommands()
			.entrySet()
			.stream()
			.filter((entry) -> takesSymbols(entry.getValue().getCommandSpec()))
			.map(Map.Entry::getKey)
			.collect(Collectors.joining(" | "));
	}

	private static boolean takesSymbols(CommandSpec command) {
		return command.positionalParameters()
			.stream()
			.anyMatch((parameter) -> String.join(" ", parameter.description()).contains("ymbol"));
	}

}
