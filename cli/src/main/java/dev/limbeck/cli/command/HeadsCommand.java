package dev.limbeck.cli.command;

import java.util.List;
import java.util.Set;

import dev.limbeck.cli.result.Result;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows the heads of the revision files.
 */
@Command(name = "heads", description = "Show the revisions that no other one revises.",
		footer = { "", "More than one head means that branches wait to be merged.", "", "Examples:", "  limbeck heads",
				"  limbeck heads --effective --json" })
final class HeadsCommand implements LimbeckCommand {

	@Option(names = "--effective", description = "Leave out heads that another revision depends on.")
	private boolean effective;

	@Override
	public Result run(Invocation invocation) {
		RevisionGraph graph = invocation.scriptsSoFar().graph();
		Set<String> heads = this.effective ? graph.heads() : graph.nominalHeads();
		RevisionView view = new RevisionView(graph, null);
		List<Revision> revisions = heads.stream().map(view::find).toList();
		List<String> lines = graph.revisions().isEmpty() ? noRevisions(invocation)
				: revisions.stream().map(view.text()::line).toList();
		return new Result(lines, view.json(revisions), revisions.isEmpty() ? Result.FOUND : Result.DONE);
	}

	/**
	 * Return what there is to say of a project that has just begun.
	 * @param invocation the command that found no revisions
	 * @return lines for people
	 */
	static List<String> noRevisions(Invocation invocation) {
		List<String> missing = invocation.scriptsSoFar().missingLocations();
		return List.of(
				"There are no revisions yet"
						+ (missing.isEmpty() ? "." : ": " + String.join(", ", missing) + " does not exist."),
				"Write the first one with \"limbeck revision -m ...\"; from a database that exists \"limbeck baseline -m ...\" does.");
	}

}
