package dev.limbeck.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One kind of edges between revisions, readable from both ends. Walks are iterative: a
 * long history overflows no stack.
 */
final class Edges {

	private final Map<String, List<String>> below;

	private final Map<String, List<String>> above = new HashMap<>();

	/**
	 * Make edges.
	 * @param below for every id the ids it builds upon, all of them keys, too
	 */
	Edges(Map<String, List<String>> below) {
		this.below = below;
		for (Map.Entry<String, List<String>> edges : below.entrySet()) {
			for (String lower : edges.getValue()) {
				this.above.computeIfAbsent(lower, (key) -> new ArrayList<>()).add(edges.getKey());
			}
		}
	}

	Set<String> ids() {
		return this.below.keySet();
	}

	List<String> below(String id) {
		return this.below.getOrDefault(id, List.of());
	}

	List<String> above(String id) {
		return this.above.getOrDefault(id, List.of());
	}

	Set<String> heads() {
		return heads(this.below.keySet(), this::below);
	}

	Set<String> bases() {
		Set<String> bases = new TreeSet<>();
		this.below.forEach((id, lower) -> {
			if (lower.isEmpty()) {
				bases.add(id);
			}
		});
		return Collections.unmodifiableSet(bases);
	}

	Set<String> ancestors(Collection<String> ids) {
		return reach(ids, this::below);
	}

	Set<String> descendants(Collection<String> ids) {
		return reach(ids, this::above);
	}

	/**
	 * Return everything on one line with one of some revisions.
	 * @param ids these revisions
	 * @return their ancestors, their descendants and themselves
	 */
	Set<String> lineage(Collection<String> ids) {
		Set<String> lineage = ancestors(ids);
		lineage.addAll(descendants(ids));
		return lineage;
	}

	static Set<String> heads(Set<String> ids, Function<String, List<String>> below) {
		Set<String> required = new HashSet<>();
		for (String id : ids) {
			required.addAll(below.apply(id));
		}
		Set<String> heads = new TreeSet<>();
		for (String id : ids) {
			if (!required.contains(id)) {
				heads.add(id);
			}
		}
		return Collections.unmodifiableSet(heads);
	}

	private static Set<String> reach(Collection<String> ids, Function<String, List<String>> next) {
		Set<String> found = new HashSet<>(ids);
		Deque<String> open = new ArrayDeque<>(found);
		while (!open.isEmpty()) {
			for (String id : next.apply(open.pop())) {
				if (found.add(id)) {
					open.push(id);
				}
			}
		}
		return found;
	}

}
