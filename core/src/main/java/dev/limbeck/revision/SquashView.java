package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.limbeck.revision.AppliedRevision.State;

/**
 * Files and ledger brought to the same names where a squash stands between them. A
 * database that has all of what a squash replaces counts as having the squash; one that
 * has a squash without a file, and files of all that it replaces, as having these. Where
 * only some of them are applied the squash is not there yet.
 *
 * @param files the graph, without squashes of which only a part is applied
 * @param rows the ledger in the names of that graph
 * @param taken squashes that count as applied without being in the ledger, in order
 * @param given squashes of the ledger in whose place are the revisions that they replace,
 * with these in order
 * @param partial squashes of which only a part is applied, with what is missing of them
 * @param spare ids in the ledger that it needs no more, because the squash is there
 * @param present ids in the ledger, in its own names
 */
record SquashView(RevisionGraph files, List<AppliedRevision> rows, List<Revision> taken,
		Map<String, List<Revision>> given, Map<Revision, Set<String>> partial, Set<String> spare, Set<String> present) {

	static final SquashView NONE = new SquashView(RevisionGraph.of(List.of()), List.of(), List.of(), Map.of(), Map.of(),
			Set.of(), Set.of());

	static SquashView of(RevisionGraph graph, Collection<AppliedRevision> ledger) {
		boolean plain = graph.squashes().replaced().isEmpty()
				&& ledger.stream().allMatch((row) -> row.replaces().isEmpty());
		if (plain) {
			return new SquashView(graph, List.copyOf(ledger), List.of(), Map.of(), Map.of(), Set.of(), ids(ledger));
		}
		Set<String> applied = applied(graph, ledger);
		Map<Revision, Set<String>> partial = new LinkedHashMap<>();
		RevisionGraph files = graph;
		// Without a squash there may be another one, of a part of it, which comes first.
		for (Map<Revision, Set<String>> next = partial(files, ledger, applied); !next.isEmpty(); next = partial(files,
				ledger, applied)) {
			files = files.without(next.keySet().stream().map(Revision::id).collect(Collectors.toSet()));
			next.putAll(partial);
			partial = next;
		}
		return of(files, ledger, applied, partial);
	}

	private static SquashView of(RevisionGraph files, Collection<AppliedRevision> ledger, Set<String> applied,
			Map<Revision, Set<String>> partial) {
		Map<String, AppliedRevision> rows = new LinkedHashMap<>();
		ledger.forEach((row) -> rows.put(row.id(), row));
		Map<String, List<Revision>> given = new LinkedHashMap<>();
		for (AppliedRevision row : ledger) {
			boolean here = row.replaces().stream().allMatch((id) -> isHere(id, row, files));
			if (!row.replaces().isEmpty() && row.state() == State.APPLIED && here && files.find(row.id()) == null
					&& files.replacing(row.id()) == null) {
				List<Revision> replaced = files.inOrder((id) -> isPart(id, row, files));
				given.put(row.id(), replaced);
				rows.remove(row.id());
				replaced.forEach((one) -> rows.putIfAbsent(one.id(), applied(one, files)));
			}
		}
		RevisionGraph named = given.isEmpty() ? files : files.naming(ids(given));
		List<Revision> taken = new ArrayList<>();
		Set<String> spare = new TreeSet<>();
		for (Revision squash : files.inOrder((id) -> true)) {
			if (!squash.replaces().isEmpty() && applied.contains(squash.id())) {
				Set<String> covered = covered(squash, ledger);
				if (rows.keySet().removeAll(covered) && rows.containsKey(squash.id())) {
					spare.addAll(covered);
				}
				if (!rows.containsKey(squash.id())) {
					taken.add(squash);
					rows.put(squash.id(), applied(squash, files));
				}
			}
		}
		return new SquashView(named, List.copyOf(rows.values()), taken, given, partial, spare, ids(ledger));
	}

	private static boolean isHere(String id, AppliedRevision row, RevisionGraph files) {
		String squash = files.replacing(id);
		return files.find(id) != null || (squash != null && isPart(squash, row, files));
	}

	// It may be a squash of a part.
	private static boolean isPart(String id, AppliedRevision row, RevisionGraph files) {
		Revision revision = files.find(id);
		boolean squash = revision != null && !revision.replaces().isEmpty();
		return row.replaces().contains(id)
				|| (squash && row.replaces().containsAll(Objects.requireNonNull(revision).replaces()));
	}

	private static Map<String, List<String>> ids(Map<String, List<Revision>> given) {
		Map<String, List<String>> ids = new LinkedHashMap<>();
		given.forEach((squash, replaced) -> ids.put(squash, replaced.stream().map(Revision::id).toList()));
		return ids;
	}

	private static Set<String> ids(Collection<AppliedRevision> ledger) {
		return ledger.stream()
			.filter((row) -> row.state() == State.APPLIED)
			.map(AppliedRevision::id)
			.collect(Collectors.toSet());
	}

	/**
	 * Return the rows that a squash makes superfluous.
	 * @param squash the squash
	 * @param ledger what the ledger holds
	 * @return ids, also of squashes of a part of it
	 */
	static Set<String> covered(Revision squash, Collection<AppliedRevision> ledger) {
		Set<String> replaced = Set.copyOf(squash.replaces());
		return ledger.stream()
			.filter((row) -> !row.id().equals(squash.id()))
			.filter((row) -> replaced.contains(row.id())
					|| (!row.replaces().isEmpty() && replaced.containsAll(row.replaces())))
			.map(AppliedRevision::id)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * Return what counts as applied.
	 * @param graph the revisions in files
	 * @param ledger what the ledger holds
	 * @return ids: of rows, of what they replace, and of squashes that are complete
	 */
	static Set<String> applied(RevisionGraph graph, Collection<AppliedRevision> ledger) {
		Set<String> applied = new HashSet<>();
		for (AppliedRevision row : ledger) {
			if (row.state() == State.APPLIED) {
				applied.add(row.id());
				applied.addAll(row.replaces());
			}
		}
		List<Revision> squashes = graph.squashes()
			.declared()
			.stream()
			.filter((one) -> !one.replaces().isEmpty())
			.toList();
		boolean more = !squashes.isEmpty();
		while (more) {
			more = squashes.stream()
				.filter((squash) -> applied.containsAll(squash.replaces()))
				.map((squash) -> applied.add(squash.id()))
				.reduce(false, Boolean::logicalOr);
		}
		return applied;
	}

	// What was begun of it counts, too: it must be finished by the file that began it.
	private static Map<Revision, Set<String>> partial(RevisionGraph graph, Collection<AppliedRevision> ledger,
			Set<String> applied) {
		Set<String> begun = ledger.stream().map(AppliedRevision::id).collect(Collectors.toSet());
		Map<Revision, Set<String>> partial = new LinkedHashMap<>();
		for (Revision squash : graph.revisions()) {
			Set<String> missing = new LinkedHashSet<>(squash.replaces());
			missing.removeAll(applied);
			boolean some = squash.replaces().stream().anyMatch((id) -> applied.contains(id) || begun.contains(id));
			if (some && !missing.isEmpty() && !applied.contains(squash.id()) && !begun.contains(squash.id())) {
				partial.put(squash, missing);
			}
		}
		return partial;
	}

	private static AppliedRevision applied(Revision revision, RevisionGraph files) {
		return new AppliedRevision(revision.id(), revision.parents(), files.dependencies(revision), revision.labels(),
				revision.replaces(), revision.description(), "", null, State.APPLIED);
	}

	boolean known() {
		return this != NONE;
	}

	/**
	 * Return the squashes that cannot be finished here.
	 * @return those of which a missing part has no file, with all that is missing
	 */
	Map<Revision, Set<String>> stuck() {
		Map<Revision, Set<String>> stuck = new LinkedHashMap<>();
		this.partial.forEach((squash, missing) -> {
			if (missing.stream().anyMatch(this::isNowhere)) {
				stuck.put(squash, missing);
			}
		});
		return stuck;
	}

	private boolean isNowhere(String id) {
		return this.files.find(id) == null && this.files.replacing(id) == null
				&& this.partial.keySet().stream().noneMatch((squash) -> squash.id().equals(id));
	}

}
