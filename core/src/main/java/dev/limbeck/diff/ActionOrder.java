package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * Puts actions in the one order that their needs allow and people would choose: what can
 * go goes first, what runs code of users comes when that code is there.
 */
final class ActionOrder {

	private final Schema after;

	private final ActionGraph graph;

	ActionOrder(Schema after, ActionGraph graph) {
		this.after = after;
		this.graph = graph;
	}

	List<Node> sorted() {
		List<Node> roots = this.graph.roots();
		Map<Node, Integer> waiting = new HashMap<>();
		PriorityQueue<Node> ready = new PriorityQueue<>(order(roots));
		roots.forEach((node) -> waiting.put(node, node.needs().size()));
		roots.stream().filter((node) -> node.needs().isEmpty()).forEach(ready::add);
		List<Node> sorted = new ArrayList<>();
		while (!ready.isEmpty()) {
			Node next = ready.remove();
			sorted.add(next);
			next.neededBy().stream().filter((node) -> waiting.merge(node, -1, Integer::sum) == 0).forEach(ready::add);
		}
		if (sorted.size() < roots.size()) {
			throw cycle(roots, sorted);
		}
		return sorted;
	}

	private static IllegalStateException cycle(List<Node> roots, List<Node> sorted) {
		List<Node> left = new ArrayList<>(roots);
		left.removeAll(sorted);
		return new IllegalStateException("Each of these must come before another one: " + left);
	}

	private Comparator<Node> order(List<Node> roots) {
		Map<Node, Boolean> late = new HashMap<>();
		roots.forEach((node) -> late.put(node, isEvaluated(node) && runsCode(node.fact().id())));
		return Comparator.comparing((Node node) -> late.get(node))
			.thenComparing((node) -> node.verb() != Verb.DROP)
			.thenComparing((node) -> node.fact().kind())
			.thenComparing(Joining::position)
			.thenComparing((node) -> node);
	}

	private static boolean isEvaluated(Node node) {
		Fact fact = node.fact();
		return node.verb() != Verb.DROP && switch (fact.kind()) {
			case MATERIALIZED_VIEW -> !fact.has("empty");
			case CONSTRAINT, COLUMN, INDEX, DOMAIN_CONSTRAINT -> true;
			default -> false;
		};
	}

	// The catalog does not know what the text of a function calls.
	private boolean runsCode(FactId id) {
		Set<FactId> seen = new HashSet<>();
		List<FactId> open = new ArrayList<>(List.of(id));
		while (!open.isEmpty()) {
			FactId next = open.remove(open.size() - 1);
			if (next.kind() == FactKind.FUNCTION && this.after.need(next).has("opaque")) {
				return true;
			}
			if (seen.add(next)) {
				open.addAll(this.after.dependencies(next));
			}
		}
		return false;
	}

}
