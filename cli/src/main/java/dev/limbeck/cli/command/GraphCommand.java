package dev.limbeck.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.cli.result.Result;
import dev.limbeck.drawing.Folding;
import dev.limbeck.drawing.GraphFormat;
import dev.limbeck.drawing.GraphNode;
import dev.limbeck.migrate.RevisionStatus;
import dev.limbeck.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Draws the revisions.
 */
@Command(name = "graph", description = "Draw the revisions: as text, for Mermaid or DOT, as SVG or HTML.",
		footer = { "", "Without --state no database is contacted.", "", "Examples:", "  limbeck graph",
				"  limbeck graph --state --format text", "  limbeck graph --state --format html > revisions.html",
				"  limbeck graph --format svg --all > revisions.svg",
				"  limbeck graph --format dot | dot -Tpdf > revisions.pdf" })
final class GraphCommand implements LimbeckCommand {

	@Option(names = { "-f", "--format" }, paramLabel = "FORMAT", defaultValue = "mermaid",
			description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
	private GraphFormat format = GraphFormat.MERMAID;

	@Option(names = { "-s", "--state" }, description = "Ask the database, and mark where each revision stands.")
	private boolean state;

	@Option(names = { "-a", "--all" },
			description = "Draw each revision. Otherwise what is long and old is folded, but for mermaid and dot.")
	private boolean all;

	@Override
	public Result run(Invocation invocation) {
		RevisionGraph graph = invocation.scriptsSoFar().graph();
		List<GraphNode> each = this.state ? GraphNode.of(graph, statuses(invocation)) : GraphNode.of(graph);
		List<GraphNode> nodes = (this.format.isFolded() && !this.all) ? Folding.fold(each) : each;
		List<String> remarks = nodes.isEmpty() ? HeadsCommand.noRevisions(invocation) : List.of();
		String drawing = String.join("\n", this.format.draw(nodes, remarks));
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("format", this.format.toString());
		json.put("graph", drawing);
		return Result.document(drawing, json);
	}

	private static List<RevisionStatus> statuses(Invocation invocation) {
		return invocation.migrator().status(0).revisions();
	}

}
