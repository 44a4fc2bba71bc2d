package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.limbeck.revision.GraphProblem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Which revisions stand for others after a squash. The files of the others may still be
 * there: they are no part of the graph.
 */
final class Squashes {

	private final Map<String, Revision> declared;

	/** For each id that is replaced the revisions that name it. */
	private final Map<String, List<Revision>> naming = new LinkedHashMap<>();

	/** For each id that is replaced the revision that is there in its place. */
	private final Map<String, String> replacing = new HashMap<>();

	private final Map<String, String> labels = new HashMap<>();

	private final Map<String, List<String>> undone;

	/**
	 * Look for squashes.
	 * @param declared all revisions, by id
	 * @param undone for squashes that are not among them the newest of those that they
	 * replace
	 */
	Squashes(Map<String, Revision> declared, Map<String, List<String>> undone) {
		this.declared = declared;
		this.undone = Map.copyOf(undone);
		for (Revision revision : declared.values()) {
			revision.replaces()
				.stream()
				.filter((id) -> !id.equals(revision.id()))
				.forEach((id) -> this.naming.computeIfAbsent(id, (key) -> new ArrayList<>()).add(revision));
		}
		nameInner();
		this.naming.keySet()
			.forEach((id) -> outermost(id).stream().findFirst().ifPresent((top) -> this.replacing.put(id, top)));
		this.replacing.forEach((id, top) -> {
			Revision revision = declared.get(id);
			if (revision != null) {
				revision.labels().forEach((label) -> this.labels.put(label, top));
			}
		});
	}

	// It need not name the squash of a part of it, which databases may never have had.
	private void nameInner() {
		List<Revision> squashes = this.declared.values().stream().filter((one) -> !one.replaces().isEmpty()).toList();
		for (Revision inner : squashes) {
			Set<String> part = new HashSet<>(inner.replaces());
			for (Revision outer : squashes) {
				Set<String> whole = new HashSet<>(outer.replaces());
				boolean more = !whole.contains(inner.id()) && whole.size() > part.size() && whole.containsAll(part);
				if (more && !part.contains(outer.id())) {
					this.naming.computeIfAbsent(inner.id(), (key) -> new ArrayList<>()).add(outer);
				}
			}
		}
	}

	// A squash may have been squashed again.
	private Set<String> outermost(String id) {
		Set<String> found = new LinkedHashSet<>();
		Set<String> seen = new HashSet<>(Set.of(id));
		List<String> open = new ArrayList<>(List.of(id));
		while (!open.isEmpty()) {
			for (Revision squash : this.naming.getOrDefault(open.remove(0), List.of())) {
				if (!this.naming.containsKey(squash.id())) {
					found.add(squash.id());
				}
				else if (seen.add(squash.id())) {
					open.add(squash.id());
				}
			}
		}
		return found;
	}

	/**
	 * Return the revisions that are part of the graph.
	 * @return those that nothing replaces, by id
	 */
	Map<String, Revision> remaining() {
		Map<String, Revision> remaining = new LinkedHashMap<>(this.declared);
		remaining.keySet().removeAll(this.replacing.keySet());
		return remaining;
	}

	Collection<Revision> declared() {
		return Collections.unmodifiableCollection(this.declared.values());
	}

	@Nullable Revision declared(String id) {
		return this.declared.get(id);
	}

	/**
	 * Return what is there in the place of a revision.
	 * @param id of a revision that is no part of the graph
	 * @return the id of the squash, or {@code null} if there is none
	 */
	@Nullable String replacing(String id) {
		return this.replacing.get(id);
	}

	String present(String id) {
		return this.replacing.getOrDefault(id, id);
	}

	@Nullable String labelled(String label) {
		return this.labels.get(label);
	}

	Set<String> replaced() {
		return Collections.unmodifiableSet(this.replacing.keySet());
	}

	List<Revision> hidden() {
		return this.declared.values().stream().filter((one) -> this.replacing.containsKey(one.id())).toList();
	}

	Map<String, List<String>> undone() {
		return this.undone;
	}

	boolean isUndone(String id) {
		return this.undone.containsKey(id);
	}

	boolean isId(String name) {
		return this.declared.containsKey(name) || this.replacing.containsKey(name) || this.undone.containsKey(name);
	}

	/**
	 * Find what is there under an id, or in its place. A squash that is left out stands
	 * for the newest of those that it replaces.
	 * @param id an exact id
	 * @return revisions of the graph
	 */
	List<Revision> lookUp(String id) {
		Revision revision = this.declared.get(present(id));
		if (revision != null) {
			return List.of(revision);
		}
		return this.undone.getOrDefault(id, List.of())
			.stream()
			.map(this::present)
			.map(this.declared::get)
			.filter(Objects::nonNull)
			.toList();
	}

	/**
	 * Return what stands for squashes, and for what they replace, where they are left
	 * out: the newest of those revisions that they replace and that have files.
	 * @param ids the squashes
	 * @return ids, for each that is gone then
	 */
	Map<String, List<String>> without(Set<String> ids) {
		Map<String, List<String>> gone = new HashMap<>(this.undone);
		for (String id : ids) {
			List<String> replaced = Objects.requireNonNull(this.declared.get(id)).replaces();
			List<String> newest = newest(replaced);
			gone.put(id, newest);
			replaced.stream().filter((one) -> !this.declared.containsKey(one)).forEach((one) -> gone.put(one, newest));
		}
		return gone;
	}

	private List<String> newest(List<String> all) {
		Set<String> replaced = new LinkedHashSet<>(this.declared.keySet());
		replaced.retainAll(all);
		return List.copyOf(RevisionGraph.heads(replaced, (id) -> {
			Revision revision = Objects.requireNonNull(this.declared.get(id));
			return List.copyOf(RevisionGraph.distinct(revision.parents(), revision.dependsOn()));
		}));
	}

	/**
	 * Note what is wrong with them.
	 * @param problems takes it
	 */
	void check(GraphProblems problems) {
		for (Revision revision : this.declared.values()) {
			if (!revision.replaces().isEmpty()) {
				checkItself(revision, problems);
				checkUnknown(revision, problems);
			}
		}
		this.naming.forEach((id, squashes) -> checkOne(id, squashes, problems));
	}

	private static void checkItself(Revision squash, GraphProblems problems) {
		if (squash.replaces().contains(squash.id())) {
			problems.add(Kind.SQUASH_CYCLE, squash, "Revision " + squash.id() + " replaces itself.",
					"Take it out of @replaces in " + squash.origin() + ".");
		}
	}

	// Once the files of the others are gone, nobody can tell any more.
	private void checkUnknown(Revision squash, GraphProblems problems) {
		Set<String> unknown = new LinkedHashSet<>(squash.replaces());
		unknown.removeAll(this.declared.keySet());
		boolean known = false;
		for (Revision revision : this.declared.values()) {
			if (this.naming.getOrDefault(revision.id(), List.of()).contains(squash)) {
				unknown.removeAll(revision.replaces());
				known |= revision.replaces().isEmpty();
			}
		}
		if (known && !unknown.isEmpty()) {
			problems.add(Kind.UNKNOWN_REPLACED, squash, "Revision " + squash.id() + " replaces "
					+ NameList.first(unknown)
					+ ", which no revision file declares, while the files of others that it replaces are there.",
					"Correct @replaces in " + squash.origin() + ", or restore the files that are missing. Once every "
							+ "database has moved on, delete the files of all that it replaces.");
		}
	}

	private void checkOne(String id, List<Revision> squashes, GraphProblems problems) {
		Set<String> outermost = outermost(id);
		if (outermost.size() > 1) {
			problems.add(Kind.OVERLAPPING_SQUASH, squashes.get(0),
					"Revision " + id + " is replaced by several: " + GraphProblems.origins(squashes) + ".",
					"Let only one of them name it in @replaces, or let one replace all that the other does, and more.");
		}
		else if (outermost.isEmpty()) {
			problems.add(Kind.SQUASH_CYCLE, squashes.get(0),
					"Revisions replace each other: " + GraphProblems.origins(squashes) + ".",
					"Correct @replaces in one of them.");
		}
	}

}
