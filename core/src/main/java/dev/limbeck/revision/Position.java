package dev.limbeck.revision;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.revision.AppliedRevision.State;

/**
 * Where a database stands, seen from a graph of revisions.
 *
 * @param current the heads of what is applied, in alphabetical order
 * @param heads the effective heads of the graph, in alphabetical order
 * @param applied ids of what is applied, including what it replaces
 * @param pending what is not applied, in the order in which it would be
 * @param unknown ids that are applied and that no file declares, in alphabetical order
 * @param unfinished ids that were begun and not finished, in alphabetical order
 */
public record Position(Set<String> current, Set<String> heads, Set<String> applied, List<Revision> pending,
		Set<String> unknown, Set<String> unfinished) {

	/**
	 * Compare a graph with what is applied.
	 * @param graph the revisions in files
	 * @param rows the revisions that the database remembers
	 * @return the position
	 */
	public static Position of(RevisionGraph graph, Collection<AppliedRevision> rows) {
		Map<String, List<String>> edges = new HashMap<>();
		Set<String> unfinished = new TreeSet<>();
		for (AppliedRevision row : SquashView.of(graph, rows).rows()) {
			if (row.state() == State.APPLIED) {
				edges.put(row.id(), requirements(row, graph));
			}
			else {
				unfinished.add(row.id());
			}
		}
		Set<String> applied = SquashView.applied(graph, rows);
		Set<String> unknown = rows.stream()
			.filter((row) -> row.state() == State.APPLIED && !isKnown(row, graph))
			.map(AppliedRevision::id)
			.collect(Collectors.toCollection(TreeSet::new));
		List<Revision> pending = graph.inOrder((id) -> !applied.contains(id) && !unfinished.contains(id));
		Set<String> current = RevisionGraph.heads(edges.keySet(), (id) -> edges.getOrDefault(id, List.of()));
		return new Position(current, graph.heads(), applied, pending, unknown, unfinished);
	}

	private static List<String> requirements(AppliedRevision row, RevisionGraph graph) {
		if (graph.find(row.id()) != null) {
			return graph.requirements(row.id());
		}
		return row.requirements().stream().flatMap((id) -> Stream.of(id, graph.present(id))).distinct().toList();
	}

	// A squash is nothing new where the revisions are that it replaces.
	private static boolean isKnown(AppliedRevision row, RevisionGraph graph) {
		return isKnown(row.id(), graph)
				|| (!row.replaces().isEmpty() && row.replaces().stream().allMatch((id) -> isKnown(id, graph)));
	}

	private static boolean isKnown(String id, RevisionGraph graph) {
		return graph.find(graph.present(id)) != null;
	}

	/**
	 * Tell where a database stands that has all revisions in files, and no others.
	 * @param graph the revisions in files
	 * @return the position
	 */
	public static Position complete(RevisionGraph graph) {
		Set<String> applied = new HashSet<>();
		for (Revision revision : graph.revisions()) {
			applied.add(revision.id());
			applied.addAll(revision.replaces());
		}
		Set<String> heads = graph.heads();
		return new Position(heads, heads, applied, List.of(), Set.of(), Set.of());
	}

	/**
	 * Return how the database relates to the files.
	 * @return the relation
	 */
	public Relation relation() {
		if (this.unknown.isEmpty()) {
			return this.pending.isEmpty() ? Relation.AT_HEAD : Relation.BEHIND;
		}
		return this.pending.isEmpty() ? Relation.AHEAD : Relation.DIVERGED;
	}

	/**
	 * Return the position of an application that does not want all revisions.
	 * @param wanted the ids it wants, closed under parents and dependencies
	 * @return the same, with nothing else pending
	 */
	public Position wanting(Set<String> wanted) {
		List<Revision> rest = this.pending.stream().filter((revision) -> wanted.contains(revision.id())).toList();
		return new Position(this.current, this.heads, this.applied, rest, this.unknown, this.unfinished);
	}

	/**
	 * How a database relates to the revisions in files.
	 */
	public enum Relation {

		/** Everything is applied. */
		AT_HEAD,

		/** Revisions are pending. */
		BEHIND,

		/** Everything is applied, and more that no file declares. */
		AHEAD,

		/** Revisions are pending, and others are applied that no file declares. */
		DIVERGED

	}

}
