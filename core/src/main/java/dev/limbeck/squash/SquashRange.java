package dev.limbeck.squash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.SymbolRange;
import dev.limbeck.revision.SymbolResolver;

/**
 * The revisions that are to become one, and what that one inherits of them.
 *
 * @param graph all revisions
 * @param revisions those of the range, oldest first
 */
public record SquashRange(RevisionGraph graph, List<Revision> revisions) {

	/**
	 * Copy the list.
	 */
	public SquashRange {
		revisions = List.copyOf(revisions);
	}

	/**
	 * Find the revisions of a range.
	 * @param graph all revisions
	 * @param range the oldest and the newest, both of which belong to it; {@code base}
	 * for all below
	 * @return the range
	 * @throws LimbeckException if it has less than two revisions, or if one outside
	 * stands between two of it
	 */
	public static SquashRange of(RevisionGraph graph, SymbolRange range) {
		Set<String> ids = SymbolResolver.of(graph)
			.history(range)
			.stream()
			.map(Revision::id)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		if (ids.size() < 2) {
			throw new LimbeckException("nothing-to-squash",
					range.lower() + ":" + range.upper() + " is " + NameList.of(ids, "nothing")
							+ ": there are not several revisions to make one of.",
					"Name the oldest and the newest, such as base:head. \"limbeck history\" shows them.");
		}
		Set<String> between = graph.ancestors(ids);
		between.retainAll(graph.descendants(ids));
		between.removeAll(ids);
		if (!between.isEmpty()) {
			throw new LimbeckException("squash-interrupted",
					"Revisions that do not belong to " + range.lower() + ":" + range.upper()
							+ " stand between those that do: " + NameList.first(between) + ".",
					"Choose a range that has them, too, such as one that begins below.");
		}
		return new SquashRange(graph, graph.inOrder(ids::contains));
	}

	Set<String> ids() {
		return this.revisions.stream().map(Revision::id).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Return what the new revision stands for. A squash in the range goes by what it
	 * replaces, as databases that have all of that may never have had the squash; it is
	 * there itself only where others name it.
	 * @return ids, oldest first
	 */
	public List<String> replaces() {
		Set<String> named = named();
		Set<String> all = new LinkedHashSet<>();
		for (Revision revision : this.revisions) {
			all.addAll(revision.replaces());
			if (revision.replaces().isEmpty() || named.contains(revision.id())) {
				all.add(revision.id());
			}
		}
		return List.copyOf(all);
	}

	// What the others say in their files.
	private Set<String> named() {
		Set<String> ids = ids();
		Set<String> named = new LinkedHashSet<>();
		for (Revision revision : this.graph.revisions()) {
			if (!ids.contains(revision.id())) {
				named.addAll(revision.parents());
				named.addAll(revision.dependsOn());
			}
		}
		return named;
	}

	/**
	 * Return the squashes that the new revision names, and which a database must have
	 * had.
	 * @return ids
	 */
	Set<String> inner() {
		Set<String> inner = new TreeSet<>(named());
		inner.retainAll(this.revisions.stream()
			.filter((revision) -> !revision.replaces().isEmpty())
			.map(Revision::id)
			.toList());
		return inner;
	}

	/**
	 * Return what the new revision revises.
	 * @return ids outside of the range, each once
	 */
	public List<String> parents() {
		return outside(this.revisions.stream().flatMap((one) -> this.graph.parents(one.id()).stream()).toList());
	}

	/**
	 * Return what the new revision depends on.
	 * @return ids outside of the range, each once
	 */
	public List<String> dependencies() {
		List<String> all = new ArrayList<>(
				outside(this.revisions.stream().flatMap((one) -> this.graph.requirements(one.id()).stream()).toList()));
		all.removeAll(parents());
		return all;
	}

	private List<String> outside(Collection<String> required) {
		Set<String> outside = new LinkedHashSet<>(required);
		outside.removeAll(ids());
		return List.copyOf(outside);
	}

	/**
	 * Return the branch labels that the new revision takes along.
	 * @return labels
	 */
	public List<String> labels() {
		return this.revisions.stream().flatMap((revision) -> revision.labels().stream()).distinct().toList();
	}

	/**
	 * Return the newest revisions of the range.
	 * @return ids
	 */
	Set<String> heads() {
		Set<String> heads = new TreeSet<>(ids());
		ids().forEach((id) -> heads.removeAll(this.graph.requirements(id)));
		return heads;
	}

	/**
	 * Return what new databases will apply later than old ones did.
	 * @return ids outside of the range that build on one in the middle of it
	 */
	Set<String> later() {
		Set<String> ids = ids();
		Set<String> middle = new TreeSet<>(ids);
		middle.removeAll(heads());
		return this.graph.revisions()
			.stream()
			.map(Revision::id)
			.filter((id) -> !ids.contains(id) && this.graph.requirements(id).stream().anyMatch(middle::contains))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Return what is below the range.
	 * @return ids that it requires
	 */
	public Set<String> below() {
		Set<String> below = this.graph.ancestors(ids());
		below.removeAll(ids());
		return below;
	}

}
