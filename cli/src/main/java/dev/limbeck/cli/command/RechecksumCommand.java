package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.ledger.UpgradeComparison;
import org.jspecify.annotations.Nullable;
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
		List<UpgradeComparison> changes = invocation.migrator().rechecksum(Symbols.parse(this.symbols));
		List<String> changed = changes.stream().map(UpgradeComparison::revision).toList();
		List<String> lines = new ArrayList<>();
		lines.add(changed.isEmpty() ? "The ledger agrees with the files already."
				: "The ledger now remembers the files of " + String.join(", ", changed) + ".");
		changes.forEach((change) -> lines.addAll(change.diff()));
		Map<String, @Nullable Object> json = Json.object();
		json.put("changed", changed);
		json.put("changes", changes.stream().map(ShowCommand::json).toList());
		return Result.done(lines, json);
	}

}
