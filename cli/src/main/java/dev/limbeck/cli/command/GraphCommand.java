package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.limbeck.cli.result.Result;
import dev.limbeck.migrate.RevisionStatus;
import dev.limbeck.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Draws the revisions.
 */
@Command(name = "graph", description = "Draw the revisions as a diagram in Mermaid or in DOT.",
		footer = { "", "Without --state no database is contacted.", "", "Examples:", "  limbeck graph",
				"  limbeck graph --state --format dot | dot -Tsvg > revisions.svg" })
final class GraphCommand implements LimbeckCommand {

	@Option(names = { "-f", "--format" }, paramLabel = "FORMAT", defaultValue = "mermaid",
			description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
	private Format format = Format.MERMAID;

	@Option(names = { "-s", "--state" }, description = "Ask the database, and mark where each revision stands.")
	private boolean state;

	@Override
	public Result run(Invocation invocation) {
		RevisionGraph graph = invocation.scripts().graph();
		List<GraphNode> nodes = this.state ? GraphNode.of(graph, statuses(invocation)) : GraphNode.of(graph);
		List<String> lines = new ArrayList<>();
		if (nodes.isEmpty()) {
			HeadsCommand.noRevisions(invocation).forEach((line) -> lines.add(this.format.comment + line));
		}
		List<String> drawn = switch (this.format) {
			case MERMAID -> new MermaidText(nodes).lines();
			case DOT -> new DotText(nodes).lines();
		};
		lines.addAll(drawn);
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("format", this.format.toString());
		json.put("graph", String.join("\n", lines));
		return Result.document(String.join("\n", lines), json);
	}

	private static List<RevisionStatus> statuses(Invocation invocation) {
		return invocation.migrator().status(0).revisions();
	}

	/**
	 * How to draw, as users type it.
	 */
	private enum Format {

		/** For Markdown. */
		MERMAID("%% "),

		/** For Graphviz. */
		DOT("// ");

		private final String comment;

		Format(String comment) {
			this.comment = comment;
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
