package dev.limbeck.drawing;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.VisibleText;

/**
 * Draws revisions in DOT, the language of Graphviz; dependencies are dashed.
 *
 * @param nodes the revisions, parents before children
 */
record DotText(List<GraphNode> nodes) {

	List<String> lines() {
		List<String> lines = new ArrayList<>(List.of("digraph revisions {", "  node [shape=box];"));
		this.nodes
			.forEach((node) -> lines.add("  " + quote(node.id()) + " [label=" + label(node) + style(node) + "];"));
		for (GraphNode node : this.nodes) {
			node.parents().forEach((id) -> lines.add("  " + quote(id) + " -> " + quote(node.id()) + ";"));
			node.dependencies()
				.forEach((id) -> lines.add("  " + quote(id) + " -> " + quote(node.id()) + " [style=dashed];"));
		}
		lines.add("}");
		return lines;
	}

	private static String label(GraphNode node) {
		List<String> parts = new ArrayList<>(List.of(node.id()));
		if (!node.title().isEmpty()) {
			parts.add(node.title());
		}
		if (node.state() != null) {
			parts.add(node.state());
		}
		return "\"" + String.join("\\n", parts.stream().map(DotText::escape).toList()) + "\"";
	}

	private static String style(GraphNode node) {
		return node.isInPlace() ? "" : ", style=dashed";
	}

	private static String quote(String text) {
		return '"' + escape(text) + '"';
	}

	private static String escape(String text) {
		return VisibleText.line(text).replace("\\", "\\\\").replace("\"", "\\\"");
	}

}
