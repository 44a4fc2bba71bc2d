package dev.limbeck.cli.command;

import java.util.List;
import java.util.Map;

import dev.limbeck.cli.result.Result;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Teaches a shell the commands.
 */
@Command(name = "completion", description = "Write a script that lets bash or zsh complete commands and options.",
		footer = { "", "It completes the word limbeck, be it an alias or a script of that name.", "", "Example:",
				"  limbeck completion > ~/.limbeck-completion && . ~/.limbeck-completion" })
final class CompletionCommand implements LimbeckCommand {

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Result run(Invocation invocation) {
		String script = AutoComplete.bash("limbeck", this.spec.root().commandLine());
		return Result.done(List.of(script.stripTrailing()), Map.of("script", script));
	}

}
