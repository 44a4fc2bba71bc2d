package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.revision.GraphProblem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cycles among revisions: first those of parents alone, then those that close
 * through a dependency.
 */
final class GraphCycles {

	private final Map<String, Revision> revisions;

	private final GraphProblems problems;

	private final Set<String> reported = new HashSet<>();

	GraphCycles(Map<String, Revision> revisions, GraphProblems problems) {
		this.revisions = revisions;
		this.problems = problems;
	}

	// What could not be ordered lies in a cycle or above one: walk down to find it.
	void find(Edges edges, List<Revision> ordered, Kind kind) {
		Set<String> rest = new LinkedHashSet<>(edges.ids());
		ordered.forEach((revision) -> rest.remove(revision.id()));
		Set<String> seen = new HashSet<>(this.reported);
		for (String start : rest) {
			Set<String> walk = new LinkedHashSet<>();
			String id = start;
			while (id != null && !seen.contains(id) && walk.add(id)) {
				id = next(edges, id, rest);
			}
			if (id != null && walk.contains(id)) {
				report(id, List.copyOf(walk), kind);
			}
			seen.addAll(walk);
		}
	}

	private static @Nullable String next(Edges edges, String id, Set<String> rest) {
		return edges.below(id).stream().filter(rest::contains).findFirst().orElse(null);
	}

	private void report(String first, List<String> walk, Kind kind) {
		List<String> cycle = new ArrayList<>(walk.subList(walk.indexOf(first), walk.size()));
		Set<String> ids = new HashSet<>(cycle);
		this.reported.addAll(ids);
		List<Revision> members = this.revisions.values()
			.stream()
			.filter((revision) -> ids.contains(revision.id()))
			.toList();
		cycle.add(first);
		this.problems.add(kind, members.get(0),
				"Revisions require each other in a cycle: " + String.join(" -> ", cycle) + ".",
				"Correct @revises or @depends-on in one of " + GraphProblems.origins(members) + ".");
	}

}
