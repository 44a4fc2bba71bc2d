package dev.limbeck.cli.command;

import java.util.List;

import dev.limbeck.cli.result.Result;
import dev.limbeck.generate.NewRevision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes a revision file that joins branches.
 */
@Command(name = "merge", description = "Write a revision file that joins several heads.",
		footer = { "", "It runs nothing, unless you write SQL into it.", "", "Examples:", "  limbeck merge heads",
				"  limbeck merge 2a3f 4c8b -m \"Join billing and reminders\"" })
final class MergeCommand implements LimbeckCommand {

	@Parameters(arity = "1..*", paramLabel = "X", description = "Symbols, see \"limbeck help symbols\".")
	private List<String> symbols = List.of();

	@Option(names = { "-m", "--message" }, paramLabel = "TEXT",
			description = "What the revision does. Default: names what it joins.")
	private String message = "";

	@Mixin
	private NewFileOptions options = new NewFileOptions();

	@Override
	public Result run(Invocation invocation) {
		return this.options.write(invocation, NewRevision.merge(this.message.strip(), Symbols.parse(this.symbols)));
	}

}
