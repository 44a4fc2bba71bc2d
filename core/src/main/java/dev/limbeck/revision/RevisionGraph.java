package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collection;
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

	private RevisionGraph(Collection<Revision> revisions) {
		GraphProblems problems = new GraphProblems();
		this.revisions = problems.byId(revisions);
		this.labels = problems.byLabel(this.revisions);
		GraphEdges edges = new GraphEdges(this.revisions, this.labels, problems);
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
		return new RevisionGraph(revisions);
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
	 * @param revision a revision of this graph
	 * @return the ids
	 */
	public List<String> dependencies(Revision revision) {
		if (revision.dependsOn().isEmpty()) {
			return List.of();
		}
		List<String> dependencies = new ArrayList<>(requirements(revision.id()));
		dependencies.removeAll(Set.copyOf(parents(revision.id())));
		return dependencies;
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
