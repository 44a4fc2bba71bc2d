package dev.limbeck.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Puts revisions into an order in which they can be applied, by Kahn's algorithm. What
 * lies in or above a cycle is left out. Used once.
 */
final class TopologicalOrder {

	/**
	 * Among revisions that may run in any order: the older one first, then by id. A
	 * revision without a date comes last.
	 */
	private static final Comparator<Revision> TIES = Comparator
		.comparing(Revision::created, Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing(Revision::id);

	private final Map<String, Revision> revisions;

	private final Edges edges;

	private final Predicate<String> wanted;

	private final Map<String, Integer> open = new HashMap<>();

	/** What is not wanted holds nothing up: it goes before every tie. */
	private final Deque<Revision> passed = new ArrayDeque<>();

	private final PriorityQueue<Revision> ready = new PriorityQueue<>(TIES);

	private TopologicalOrder(Map<String, Revision> revisions, Edges edges, Predicate<String> wanted) {
		this.revisions = revisions;
		this.edges = edges;
		this.wanted = wanted;
	}

	static List<Revision> of(Map<String, Revision> revisions, Edges edges, Predicate<String> wanted) {
		return new TopologicalOrder(revisions, edges, wanted).sort();
	}

	private List<Revision> sort() {
		this.edges.ids().forEach(this::start);
		List<Revision> order = new ArrayList<>();
		while (!this.passed.isEmpty() || !this.ready.isEmpty()) {
			boolean pass = !this.passed.isEmpty();
			Revision next = pass ? this.passed.remove() : this.ready.remove();
			if (!pass) {
				order.add(next);
			}
			this.edges.above(next.id()).forEach(this::countDown);
		}
		return Collections.unmodifiableList(order);
	}

	private void start(String id) {
		int count = this.edges.below(id).size();
		this.open.put(id, count);
		if (count == 0) {
			enqueue(id);
		}
	}

	private void countDown(String id) {
		if (this.open.merge(id, -1, Integer::sum) == 0) {
			enqueue(id);
		}
	}

	private void enqueue(String id) {
		(this.wanted.test(id) ? this.ready : this.passed).add(Objects.requireNonNull(this.revisions.get(id)));
	}

}
