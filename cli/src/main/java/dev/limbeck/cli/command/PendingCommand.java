package dev.limbeck.cli.command;

import java.util.List;

import dev.limbeck.cli.result.Result;
import dev.limbeck.revision.Revision;
import picocli.CommandLine.Command;

/**
 * Shows what an upgrade would apply.
 */
@Command(name = "pending",
		description = "Show the revisions that are not applied, in the order in which they would be.",
		footer = { "", "Example:", "  limbeck pending --json" })
final class PendingCommand implements LimbeckCommand {

	@Override
	public Result run(Invocation invocation) {
		Overview overview = Overview.of(invocation, true);
		List<Revision> pending = overview.position().pending();
		RevisionView view = overview.view();
		List<String> lines = pending.isEmpty() ? List.of("No revision is pending.")
				: pending.stream().map(view.text()::lineWithParents).toList();
		return Result.done(lines, view.json(pending));
	}

}
