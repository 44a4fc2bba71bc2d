package dev.limbeck.cli.command;

import java.util.List;
import java.util.Map;

import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.result.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Accepts changed revision files after a review.
 */
@Command(name = "rechecksum",
		description = "Let the ledger remember what the files of applied revisions say now; nothing is run.",
		footer = { "", "Only after a review: what the database holds may no longer be what the files say.", "",
				"Example:", "  limbeck rechecksum 3b7a" })
final class RechecksumCommand implements LimbeckCommand {

	@Parameters(arity = "1..*", paramLabel = "X", description = "Symbols, see \"limbeck help symbols\".")
	private List<String> symbols = List.of();

	@Override
	public Activity activity() {
		return Activity.RUN;
	}

	@Override
	public Result run(Invocation invocation) {
		List<String> changed = invocation.migrator().rechecksum(Symbols.parse(this.symbols));
		String line = changed.isEmpty() ? "The ledger agrees with the files already."
				: "The ledger now remembers the files of " + String.join(", ", changed) + ".";
		return Result.done(List.of(line), Map.of("changed", changed));
	}

}
