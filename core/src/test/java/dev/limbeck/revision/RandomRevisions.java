package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A small random graph, a random database on it, and slow but plain answers about both.
 *
 * @param graph the revisions
 * @param applied ids that the database has
 * @param random where more chance comes from
 */
record RandomRevisions(RevisionGraph graph, Set<String> applied, Random random) {

	static RandomRevisions of(Random random) {
		List<String> notations = new ArrayList<>();
		int size = 1 + random.nextInt(9);
		for (int i = 0; i < size; i++) {
			StringBuilder notation = new StringBuilder("r" + i + ":");
			references(random, i, List.of(0, 1, 1, 1, 2).get(random.nextInt(5)), notation);
			references(random, i, (random.nextInt(4) == 0) ? 1 : 0, notation.append(" >"));
			notations.add(notation + ((random.nextInt(4) == 0) ? " #label" + i : ""));
		}
		RandomRevisions none = new RandomRevisions(Revisions.graph(notations.toArray(String[]::new)), Set.of(), random);
		return new RandomRevisions(none.graph(), none.closure(none.some()), random);
	}

	private static void references(Random random, int below, int count, StringBuilder notation) {
		for (int i = 0; i < count && below > 0; i++) {
			notation.append(" r").append(random.nextInt(below));
		}
	}

	Set<String> some() {
		Set<String> some = new TreeSet<>();
		for (int count = this.random.nextInt(3); count > 0; count--) {
			some.add("r" + this.random.nextInt(this.graph.revisions().size()));
		}
		return some;
	}

	Symbol symbol() {
		List<String> symbols = new ArrayList<>(List.of("heads", "base", "-1", "+1", "+2"));
		this.graph.revisions().forEach((revision) -> {
			symbols.addAll(List.of(revision.id(), revision.id() + "@-1", revision.id() + "-1"));
			revision.labels().forEach((label) -> symbols.addAll(List.of(label + "@base", label + "@head", label)));
		});
		return Symbol.parse(symbols.get(this.random.nextInt(symbols.size())));
	}

	List<AppliedRevision> rows() {
		return Revisions.applied(this.graph, this.applied);
	}

	Set<String> closure(Collection<String> ids) {
		Set<String> closure = new TreeSet<>(ids);
		boolean grows = true;
		while (grows) {
			grows = new ArrayList<>(closure).stream()
				.map((id) -> closure.addAll(this.graph.requirements(id)))
				.reduce(false, Boolean::logicalOr);
		}
		return closure;
	}

	Set<String> heads(Set<String> ids) {
		Set<String> heads = new TreeSet<>(ids);
		ids.forEach((id) -> heads.removeAll(this.graph.requirements(id)));
		return heads;
	}

	Set<String> after(Plan plan) {
		Set<String> after = new HashSet<>(this.applied);
		for (Step step : plan.steps()) {
			boolean changed = switch (step.direction()) {
				case UPGRADE, ADD -> after.add(step.revision());
				case DOWNGRADE, REMOVE -> after.remove(step.revision());
			};
			if (!changed) {
				throw new IllegalStateException(step + " changes nothing");
			}
		}
		return after;
	}

}
