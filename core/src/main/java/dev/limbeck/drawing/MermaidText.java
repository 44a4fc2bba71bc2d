package dev.limbeck.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.limbeck.VisibleText;

/**
 * Draws revisions in Mermaid, parents above children, dependencies dotted.
 *
 * @param nodes the revisions, parents before children
 */
record MermaidText(List<GraphNode> nodes) {

	/** What begins a tag, an entity, a directive or Markdown, or ends a text. */
	private static final Map<Integer, String> ENTITIES = Map.of((int) '&', "#amp;", (int) '<', "#lt;", (int) '>',
			"#gt;", (int) '"', "#quot;", (int) '#', "#35;", (int) '%', "#37;", (int) '`', "#96;");

	List<String> lines() {
		Map<String, String> names = names();
		List<String> lines = new ArrayList<>(List.of("flowchart TD"));
		this.nodes.forEach((node) -> lines.add("  " + names.get(node.id()) + "[\"" + label(node) + "\"]"
				+ ((node.state() != null) ? ":::" + node.state() : "")));
		for (GraphNode node : this.nodes) {
			node.parents().forEach((id) -> lines.add("  " + names.get(id) + " --> " + names.get(node.id())));
			node.dependencies().forEach((id) -> lines.add("  " + names.get(id) + " -.-> " + names.get(node.id())));
		}
		Map<String, String> colors = new TreeMap<>();
		this.nodes.stream()
			.filter((node) -> node.state() != null)
			.forEach((node) -> colors.put(String.valueOf(node.state()), node.color()));
		colors.forEach((state, color) -> lines.add("  classDef " + state + " fill:" + color));
		return lines;
	}

	// An id may be a word of the language, such as "end".
	private Map<String, String> names() {
		Map<String, String> names = new HashMap<>();
		this.nodes.forEach((node) -> names.put(node.id(), "r" + (names.size() + 1)));
		return names;
	}

	private static String label(GraphNode node) {
		String state = (node.state() != null) ? "<br/>" + node.state() : "";
		return escape(node.id()) + (node.title().isEmpty() ? "" : "<br/>" + escape(node.title())) + state;
	}

	private static String escape(String text) {
		StringBuilder escaped = new StringBuilder();
		VisibleText.line(text).codePoints().forEach((character) -> {
			String name = ENTITIES.get(character);
			escaped.append((name != null) ? name : Character.toString(character));
		});
		return escaped.toString();
	}

}
