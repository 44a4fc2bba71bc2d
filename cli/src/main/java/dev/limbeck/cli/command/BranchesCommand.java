package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.cli.result.Result;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import picocli.CommandLine.Command;

/**
 * Shows where branches begin.
 */
@Command(name = "branches", description = "Show the revisions that several others revise, and those others.",
		footer = { "", "Example:", "  limbeck branches" })
final class BranchesCommand implements LimbeckCommand {

	@Override
	public Result run(Invocation invocation) {
		RevisionGraph graph = invocation.scripts().graph();
		RevisionView view = new RevisionView(graph, null);
		List<String> lines = new ArrayList<>(
				graph.revisions().isEmpty() ? HeadsCommand.noRevisions(invocation) : List.of());
		for (Revision branchPoint : graph.branchPoints()) {
			lines.add(view.text().line(branchPoint));
			graph.children(branchPoint.id())
				.stream()
				.sorted()
				.forEach((child) -> lines.add("  -> " + view.text().line(view.find(child))));
		}
		return Result.done(lines, view.json(graph.branchPoints()));
	}

}
