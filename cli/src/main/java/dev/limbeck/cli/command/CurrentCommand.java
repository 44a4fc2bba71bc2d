package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.cli.result.Result;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Revision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows where the database stands.
 */
@Command(name = "current", description = "Show the revisions at which the database stands.",
		footer = { "", "Example, for a deployment that must not start too early:", "  limbeck current --check-heads" })
final class CurrentCommand implements LimbeckCommand {

	@Option(names = { "-c", "--check-heads" }, description = "Exit with 3 unless every revision is applied.")
	private boolean checkHeads;

	@Override
	public Result run(Invocation invocation) {
		Overview overview = Overview.of(invocation, true);
		Position position = overview.position();
		RevisionView view = overview.view();
		List<Revision> current = position.current().stream().map(view::find).toList();
		List<String> lines = new ArrayList<>();
		current.forEach((revision) -> lines.add(view.text().line(revision)));
		lines.addAll(PositionText.of(position));
		boolean complete = position.pending().isEmpty() && position.unfinished().isEmpty();
		Result result = Result.done(lines, view.json(current));
		return (this.checkHeads && !complete) ? result.withExitCode(Result.FOUND) : result;
	}

}
