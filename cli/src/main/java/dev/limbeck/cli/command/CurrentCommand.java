package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.cli.command.Whereabouts.Obstacle;
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
		Whereabouts found = Whereabouts.of(invocation);
		if (found.obstacle() != null) {
			tell(invocation, found.obstacle());
		}
		Position position = found.position();
		RevisionView view = found.view();
		List<Revision> current = position.current().stream().map(view::find).toList();
		List<String> lines = new ArrayList<>();
		current.forEach((revision) -> lines.add(view.text().line(revision)));
		lines.addAll(PositionText.of(position));
		boolean complete = position.pending().isEmpty() && position.unfinished().isEmpty();
		Result result = Result.done(lines, view.json(current));
		return (this.checkHeads && !complete) ? result.withExitCode(Result.FOUND) : result;
	}

	// Whether every revision is applied only the files can tell.
	private void tell(Invocation invocation, Obstacle obstacle) {
		if (this.checkHeads) {
			throw obstacle.failure();
		}
		invocation.terminal().err().println(obstacle.note());
	}

}
