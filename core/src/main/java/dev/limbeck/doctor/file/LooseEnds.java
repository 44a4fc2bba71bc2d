package dev.limbeck.doctor.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.revision.Revision;
import dev.limbeck.script.location.LocatedFile;

/**
 * The heads and bases of a history of which something may be unknown: what is missing, or
 * revises the wrong revision, may have stood on any of the heads that it leaves.
 *
 * @param heads the revisions that no other one requires, in alphabetical order
 * @param open those of them on which something unknown may stand
 * @param unknown how many of these it may be at most, as each has one parent; no limit if
 * any may have several
 * @param orphans the bases that are heads, and stand alone by mistake
 * @param bases the other bases
 */
record LooseEnds(Set<String> heads, Set<String> open, int unknown, Set<String> orphans, Set<String> bases) {

	/**
	 * Find them.
	 * @param history what was read
	 * @return what can be told
	 */
	static LooseEnds of(History history) {
		Map<String, Set<String>> required = required(history);
		Set<String> heads = new TreeSet<>(required.keySet());
		required.forEach((id, ids) -> heads.removeAll(ids));
		List<Gap> gaps = gaps(history);
		Set<String> open = new TreeSet<>(heads);
		open.removeIf((id) -> gaps.stream().noneMatch((gap) -> gap.mayStandOn(history.find(id))));
		int unknown = gaps.stream().anyMatch(Gap::several) ? Integer.MAX_VALUE : gaps.size();
		Set<String> bases = new TreeSet<>();
		history.all().forEach((revision) -> bases.add(revision.id()));
		history.all().stream().filter((one) -> !one.parents().isEmpty()).forEach((one) -> bases.remove(one.id()));
		Set<String> orphans = new TreeSet<>(bases);
		orphans.removeIf(
				(id) -> !heads.contains(id) || !required.getOrDefault(id, Set.of()).isEmpty() || history.isMeant(id));
		long others = open.stream().filter((id) -> !orphans.contains(id)).count();
		orphans.removeIf((id) -> open.contains(id) && others < unknown);
		if (orphans.size() == required.size()) {
			orphans.clear();
		}
		bases.removeAll(orphans);
		open.removeAll(orphans);
		return new LooseEnds(heads, open, unknown, orphans, bases);
	}

	/**
	 * Return how many heads there are once nothing is unknown any more.
	 * @return at least so many
	 */
	int leastHeads() {
		return this.heads.size() - Math.min(this.open.size(), this.unknown);
	}

	// What is missing is left out; a label counts as the revision that has it.
	private static Map<String, Set<String>> required(History history) {
		Map<String, String> labels = new HashMap<>();
		history.all().forEach((revision) -> revision.labels().forEach((label) -> labels.put(label, revision.id())));
		Map<String, Set<String>> required = new HashMap<>();
		for (Revision revision : history.all()) {
			Set<String> ids = required.computeIfAbsent(revision.id(), (id) -> new HashSet<>(revision.parents()));
			ids.addAll(revision.parents());
			revision.dependsOn().forEach((name) -> ids.add(labels.getOrDefault(name, name)));
			ids.remove(revision.id());
			ids.removeIf((id) -> history.find(id) == null);
		}
		return required;
	}

	private static List<Gap> gaps(History history) {
		List<Gap> gaps = new ArrayList<>();
		for (String id : history.missingParents()) {
			Instant first = history.all()
				.stream()
				.filter((revision) -> revision.parents().contains(id))
				.map(LooseEnds::created)
				.min(Instant::compareTo)
				.orElse(Instant.MAX);
			gaps.add(new Gap(history.above(id), first, false));
		}
		for (Revision revision : history.problems().isEmpty() ? List.<Revision>of() : history.revisions()) {
			Set<String> above = history.above(revision.id());
			if (revision.parents().contains(revision.id()) || revision.parents().stream().anyMatch(above::contains)) {
				Set<String> all = new HashSet<>(above);
				all.add(revision.id());
				gaps.add(new Gap(all, created(revision), true));
			}
		}
		for (LocatedFile file : history.undeclared()) {
			gaps.add(new Gap(RevisionNames.generatedIn(file.name()).map(history::above).orElse(Collections.emptySet()),
					Instant.MAX, true));
		}
		return gaps;
	}

	private static Instant created(Revision revision) {
		return (revision.created() != null) ? revision.created() : Instant.MAX;
	}

	/**
	 * A revision of which it is unknown what it revises.
	 *
	 * @param above what stands on it
	 * @param time when it was there already
	 * @param several whether it may have several parents
	 */
	private record Gap(Set<String> above, Instant time, boolean several) {

		boolean mayStandOn(Revision revision) {
			boolean later = revision.created() != null && revision.created().isAfter(this.time);
			return !later && !this.above.contains(revision.id());
		}

	}

}
