package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.limbeck.revision.GraphProblem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * All revisions and the order that follows from what they revise and depend on. Immutable
 * and sound: a graph with a missing parent, a cycle or a duplicate cannot be made. As in
 * Alembic, what is nominal looks at {@code @revises} only, what is effective at
 * {@code @depends-on}, too.
 */
public final class RevisionGraph {

	private final Map<String, Revision> revisions;

	private final Map<String, Revision> labels;

	private final Edges revises;

	private final Edges requires;

	private final List<Revision> order;

	private final Squashes squashes;

	private RevisionGraph(Collection<Revision> revisions, Map<String, List<String>> undone, boolean strict) {
		GraphProblems problems = new GraphProblems();
		this.squashes = new Squashes(problems.byId(revisions), undone);
		if (strict) {
			this.squashes.check(problems);
		}
		this.revisions = this.squashes.remaining();
		this.labels = problems.byLabel(this.revisions);
		GraphEdges edges = new GraphEdges(this.revisions, this.labels, this.squashes, problems);
		this.revises = edges.revises();
		this.requires = edges.requires();
		this.order = TopologicalOrder.of(this.revisions, this.requires, (id) -> true);
		if (this.order.size() < this.revisions.size()) {
			GraphCycles cycles = new GraphCycles(this.revisions, problems);
			cycles.find(this.revises, TopologicalOrder.of(this.revisions, this.revises, (id) -> true), Kind.CYCLE);
			cycles.find(this.requires, this.order, Kind.DEPENDENCY_CYCLE);
		}
		problems.throwIfAny();
	}

	/**
	 * Make a graph of revisions.
	 * @param revisions the revisions, in any order
	 * @return the graph
	 * @throws RevisionGraphException if an id is illegal, an id or label is declared
	 * twice, a parent or dependency is missing, or revisions require each other in a
	 * cycle; it names all of them
	 */
	public static RevisionGraph of(Collection<Revision> revisions) {
		return new RevisionGraph(revisions, Map.of(), true);
	}

	/**
	 * Return the graph with revisions that only a ledger has, and which may know other
	 * squashes.
	 * @param others these revisions
	 * @return another graph
	 */
	RevisionGraph joinedWith(Collection<Revision> others) {
		List<Revision> all = new ArrayList<>(this.squashes.declared());
		others.forEach((other) -> all.add(other.replacing((id) -> this.squashes.replacing(id) == null)));
		return new RevisionGraph(all, this.squashes.undone(), false);
	}

	/**
	 * Return the graph with names for squashes that it has not.
	 * @param others for each the revisions in whose place it would be
	 * @return another graph
	 */
	RevisionGraph naming(Map<String, List<String>> others) {
		Map<String, List<String>> all = new HashMap<>(this.squashes.undone());
		others.forEach((squash, replaced) -> all.put(squash, List.copyOf(headsOf(Set.copyOf(replaced)))));
		return new RevisionGraph(this.squashes.declared(), all, false);
	}

	/**
	 * Return the graph as it was before some squashes: the revisions that they replace
	 * are there, as far as they have files.
	 * @param ids the squashes
	 * @return another graph
	 */
	RevisionGraph without(Set<String> ids) {
		return new RevisionGraph(
				this.squashes.declared().stream().filter((revision) -> !ids.contains(revision.id())).toList(),
				this.squashes.without(ids), false);
	}

	/**
	 * Return every revision, in an order in which they can be applied.
	 * @return parents before children, ties by date of creation, then by id
	 */
	public List<Revision> revisions() {
		return this.order;
	}

	/**
	 * Return the revision with an id.
	 * @param id an exact id
	 * @return the revision, or {@code null} if there is none
	 */
	public @Nullable Revision find(String id) {
		return this.revisions.get(id);
	}

	/**
	 * Return the revision that is there in the place of another one after a squash.
	 * @param id of the other one, exactly
	 * @return the id of the squash, or {@code null} if none of this graph replaces it
	 */
	public @Nullable String replacing(String id) {
		return this.squashes.replacing(id);
	}

	/**
	 * Return what is there under a name, or in its place.
	 * @param id an exact id
	 * @return the same id, or that of the squash that replaces it
	 */
	public String present(String id) {
		return this.squashes.present(id);
	}

	/**
	 * Return the revision with an id, also if a squash replaces it.
	 * @param id an exact id
	 * @return the revision, or {@code null} if no file declares it
	 */
	public @Nullable Revision declared(String id) {
		return this.squashes.declared(id);
	}

	/**
	 * Return the revisions that have files, and are no part of this graph because a
	 * squash replaces them.
	 * @return the revisions, in no order
	 */
	public List<Revision> replaced() {
		return this.squashes.hidden();
	}

	Squashes squashes() {
		return this.squashes;
	}

	/**
	 * Return the revision that declares a branch label.
	 * @param label an exact label
	 * @return the revision, or {@code null} if there is none
	 */
	public @Nullable Revision findLabel(String label) {
		return this.labels.get(label);
	}

	/**
	 * Return the branch labels.
	 * @return labels, in no order
	 */
	public Set<String> labels() {
		return Set.copyOf(this.labels.keySet());
	}

	/**
	 * Return the ids a revision requires directly: its parents, and what it depends on
	 * with labels resolved to ids.
	 * @param id an id of this graph
	 * @return the ids
	 */
	public List<String> requirements(String id) {
		return this.requires.below(id);
	}

	/**
	 * Return the ids a revision depends on without revising them, with labels resolved to
	 * ids.
	 * @param revision a revision of this graph, or one that a squash of it replaces
	 * @return the ids
	 */
	public List<String> dependencies(Revision revision) {
		if (revision.dependsOn().isEmpty()) {
			return List.of();
		}
		Set<String> dependencies = new LinkedHashSet<>();
		for (String name : revision.dependsOn()) {
			String labelled = this.squashes.isId(name) ? null : labelled(name);
			dependencies.add((labelled != null) ? labelled : name);
		}
		dependencies.removeAll(Set.copyOf(revision.parents()));
		return List.copyOf(dependencies);
	}

	private @Nullable String labelled(String label) {
		Revision revision = this.labels.get(label);
		return (revision != null) ? revision.id() : this.squashes.labelled(label);
	}

	/**
	 * Return the ids a revision revises, each once.
	 * @param id an id of this graph
	 * @return the ids
	 */
	public List<String> parents(String id) {
		return this.revises.below(id);
	}

	/**
	 * Return the ids that revise a revision.
	 * @param id an id of this graph
	 * @return the ids
	 */
	public List<String> children(String id) {
		return List.copyOf(this.revises.above(id));
	}

	/**
	 * Return the effective heads: the revisions that no other one requires.
	 * @return ids in alphabetical order
	 */
	public Set<String> heads() {
		return this.requires.heads();
	}

	/**
	 * Return the nominal heads: the revisions that no other one revises.
	 * @return ids in alphabetical order
	 */
	public Set<String> nominalHeads() {
		return this.revises.heads();
	}

	/**
	 * Return the revisions that revise nothing.
	 * @return ids in alphabetical order
	 */
	public Set<String> bases() {
		return this.revises.bases();
	}

	/**
	 * Return the revisions that several others revise.
	 * @return parents before children
	 */
	public List<Revision> branchPoints() {
		return inOrder((id) -> this.revises.above(id).size() > 1);
	}

	/**
	 * Return the revisions that revise several others.
	 * @return parents before children
	 */
	public List<Revision> mergePoints() {
		return inOrder((id) -> this.revises.below(id).size() > 1);
	}

	/**
	 * Return the given revisions and everything they require, directly or not.
	 * @param ids ids of this graph
	 * @return ids
	 */
	public Set<String> ancestors(Collection<String> ids) {
		return this.requires.ancestors(ids);
	}

	/**
	 * Return the given revisions and everything that requires them, directly or not.
	 * @param ids ids of this graph
	 * @return ids
	 */
	public Set<String> descendants(Collection<String> ids) {
		return this.requires.descendants(ids);
	}

	/**
	 * Return the branch a revision is on: what it revises and what revises it, directly
	 * or not.
	 * @param id an id of this graph
	 * @return ids, with this one
	 */
	public Set<String> lineage(String id) {
		return this.revises.lineage(List.of(id));
	}

	/**
	 * Return the revisions that satisfy a condition, in an order in which they can be
	 * applied.
	 * @param condition on the id
	 * @return parents before children, ties by date of creation, then by id
	 */
	public List<Revision> inOrder(Predicate<String> condition) {
		List<Revision> wanted = this.order.stream().filter((revision) -> condition.test(revision.id())).toList();
		boolean sorted = wanted.size() < 2 || wanted.size() == this.order.size();
		return sorted ? wanted : TopologicalOrder.of(this.revisions, this.requires, condition);
	}

	// Descendants by @revises alone.
	Set<String> successors(Collection<String> ids) {
		return this.revises.descendants(ids);
	}

	// On one line with one of the revisions, over both kinds of edges.
	Set<String> related(Collection<String> ids) {
		return this.requires.lineage(ids);
	}

	Set<String> headsOf(Set<String> ids) {
		return heads(ids, this::requirements);
	}

	Set<String> nominalHeadsOf(Set<String> ids) {
		return heads(ids, this::parents);
	}

	static Set<String> heads(Set<String> ids, Function<String, List<String>> requirements) {
		return Edges.heads(ids, requirements);
	}

	static Set<String> distinct(Collection<String> one, Collection<String> other) {
		Set<String> all = new LinkedHashSet<>(one);
		all.addAll(other);
		return all;
	}

}
