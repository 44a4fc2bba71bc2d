package dev.limbeck.doctor.scratch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import org.jspecify.annotations.Nullable;

/**
 * Where a revision stood that no file declares.
 *
 * @param id its id
 * @param parents what it revises
 * @param graph all revisions, with something that stands in for it, and that revises
 * nothing
 */
record MissingRevision(String id, List<String> parents, RevisionGraph graph) {

	/**
	 * Find its place.
	 * @param id its id
	 * @param parents what it revises, as somebody knows; or {@code null}
	 * @param tried all revisions
	 * @return its place
	 * @throws LimbeckException if it is not missing, or its place cannot be told
	 */
	static MissingRevision of(String id, @Nullable List<String> parents, TriedRevisions tried) {
		RevisionGraph graph = tried.graph();
		if (!tried.standIns().contains(id)) {
			Revision known = graph.find(id);
			throw new LimbeckException("not-missing",
					(known != null) ? "Revision " + id + " is not missing: " + known.origin() + " declares it."
							: "No revision revises " + id + ", so nothing shows what it may have been.",
					"Name one that \"limbeck doctor --files\" calls missing.");
		}
		Set<String> others = new TreeSet<>(tried.standIns());
		others.remove(id);
		if (!others.isEmpty()) {
			throw new LimbeckException("several-missing",
					"Other revisions are missing, too: " + NameList.of(others)
							+ ". What each of them did cannot be told apart.",
					"Bring the others back, for example from the repository, which \"limbeck doctor\" asks.");
		}
		return new MissingRevision(id, (parents != null) ? parents : parents(id, graph), graph);
	}

	private static List<String> parents(String id, RevisionGraph graph) {
		Set<String> ends = new TreeSet<>(graph.nominalHeads());
		ends.removeAll(graph.descendants(List.of(id)));
		if (ends.size() > 1) {
			throw new LimbeckException("unknown-parent",
					"Several revisions may have been the parent of " + id + ": " + NameList.of(ends) + ".",
					"Name it with --parent, or say --parent base.");
		}
		return List.copyOf(ends);
	}

	/**
	 * Return what it requires.
	 * @return revisions, in an order in which they can be applied
	 */
	List<Revision> below() {
		Set<String> ids = this.graph.ancestors(this.parents);
		return this.graph.inOrder(ids::contains);
	}

	/**
	 * Return what has come to the schema after it.
	 * @return the others, the last one first
	 */
	List<Revision> above() {
		Set<String> ids = this.graph.ancestors(this.parents);
		List<Revision> above = new ArrayList<>(
				this.graph.inOrder((other) -> !ids.contains(other) && !other.equals(this.id)));
		Collections.reverse(above);
		return above;
	}

	/**
	 * Return a time before everything that stands on it.
	 * @return that time, or nothing if none of that says when it was written
	 */
	Optional<Instant> created() {
		return this.graph.descendants(List.of(this.id))
			.stream()
			.map(this.graph::find)
			.filter(Objects::nonNull)
			.map(Revision::created)
			.filter(Objects::nonNull)
			.min(Comparator.naturalOrder())
			.map((first) -> first.minusSeconds(1));
	}

}
