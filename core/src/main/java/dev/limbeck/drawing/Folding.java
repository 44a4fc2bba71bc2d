package dev.limbeck.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes a long history short: revisions that follow each other without a branch, and are
 * old, are drawn as one. What is so only in part, such as what is pending, stays apart.
 */
public final class Folding {

	/** What fits on a few screens is drawn as it is. */
	static final int SHORT = 100;

	/** The newest revisions are what people look for. */
	private static final int NEWEST = 20;

	private static final int WORTHWHILE = 5;

	/** A history with more branches than people follow is cut off below. */
	private static final int LONGEST = 500;

	private final List<GraphNode> nodes;

	private final Map<String, Integer> children = new HashMap<>();

	private final Map<String, String> folds = new HashMap<>();

	private final List<GraphNode> folded = new ArrayList<>();

	private Folding(List<GraphNode> nodes) {
		this.nodes = nodes;
		nodes.forEach((node) -> node.needed().forEach((id) -> this.children.merge(id, 1, Integer::sum)));
	}

	/**
	 * Fold a history if it is long.
	 * @param nodes the revisions, parents before children
	 * @return the same, or fewer nodes, parents before children
	 */
	public static List<GraphNode> fold(List<GraphNode> nodes) {
		if (nodes.size() <= SHORT) {
			return nodes;
		}
		List<GraphNode> straight = new Folding(nodes).straight();
		return (straight.size() <= LONGEST) ? straight : new Folding(straight).older(straight.size() - LONGEST);
	}

	private List<GraphNode> straight() {
		int start = 0;
		while (start < this.nodes.size()) {
			int end = start + 1;
			while (end < this.nodes.size() && goesOn(end)) {
				end++;
			}
			stretch(start, end);
			start = end;
		}
		return result();
	}

	// Both ends stay: something else may begin or end there.
	private void stretch(int start, int end) {
		int from = start + 1;
		int to = Math.min(end - 1, this.nodes.size() - NEWEST);
		if (to - from < WORTHWHILE) {
			take(start, end);
			return;
		}
		take(start, from);
		foldAway(from, to);
		take(to, end);
	}

	private boolean goesOn(int index) {
		GraphNode before = this.nodes.get(index - 1);
		GraphNode node = this.nodes.get(index);
		return node.needed().equals(List.of(before.id())) && node.dependencies().isEmpty()
				&& Objects.equals(this.children.get(before.id()), 1) && Objects.equals(before.state(), node.state());
	}

	private List<GraphNode> older(int count) {
		int end = 1;
		while (end < count && Objects.equals(this.nodes.get(end).state(), this.nodes.get(0).state())) {
			end++;
		}
		foldAway(0, end);
		take(end, this.nodes.size());
		return result();
	}

	private void take(int from, int to) {
		this.folded.addAll(this.nodes.subList(from, to));
	}

	private void foldAway(int from, int to) {
		List<GraphNode> many = this.nodes.subList(from, to);
		GraphNode last = many.get(many.size() - 1);
		many.forEach((node) -> this.folds.put(node.id(), last.id()));
		int count = many.stream().mapToInt((node) -> Math.max(1, node.folded())).sum();
		String title = String.format(Locale.ROOT, "%,d revisions, from %s to %s", count, many.get(0).id(), last.id());
		boolean head = many.stream().anyMatch(GraphNode::head);
		List<String> parents = many.stream().flatMap((node) -> node.parents().stream()).toList();
		List<String> dependencies = many.stream().flatMap((node) -> node.dependencies().stream()).toList();
		this.folded.add(new GraphNode(last.id(), title, parents, dependencies, last.state(), head, null, count));
	}

	// What is needed by what is drawn may be drawn as a part of something else.
	private List<GraphNode> result() {
		return this.folded.stream().map((node) -> {
			Set<String> parents = drawn(node.parents(), node.id());
			Set<String> dependencies = drawn(node.dependencies(), node.id());
			dependencies.removeAll(parents);
			return new GraphNode(node.id(), node.title(), List.copyOf(parents), List.copyOf(dependencies), node.state(),
					node.head(), node.row(), node.folded());
		}).toList();
	}

	private Set<String> drawn(List<String> ids, String self) {
		Set<String> drawn = new LinkedHashSet<>();
		ids.forEach((id) -> drawn.add(this.folds.getOrDefault(id, id)));
		drawn.remove(self);
		return drawn;
	}

}
