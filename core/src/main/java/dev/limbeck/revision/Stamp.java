package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.revision.Step.Direction;

/**
 * Plans what the ledger is made to say without anything being run: heads on one line with
 * the target give way to it, with dependencies counted; others stay.
 */
final class Stamp {

	private Stamp() {
	}

	static Plan plan(Standing standing, Collection<Symbol> targets) {
		Standing after = standing;
		for (Symbol symbol : targets) {
			Target target = SymbolResolver.of(after).target(symbol);
			after = stamp(after, target);
		}
		return new Plan(standing.heads(), steps(standing, after), after.heads());
	}

	static Plan purge(Standing standing, Collection<AppliedRevision> rows, Collection<Symbol> targets) {
		Plan plan = plan(Standing.at(standing.files(), Set.of()), targets);
		List<Step> steps = new ArrayList<>();
		rows.stream()
			.filter((row) -> !standing.rows().contains(row.id()))
			.map((row) -> new Step(row.id(), Direction.REMOVE))
			.forEach(steps::add);
		steps.addAll(steps(standing, standing.withRows(Set.of())));
		steps.addAll(plan.steps());
		return new Plan(standing.heads(), steps, plan.heads());
	}

	// What a squash in the ledger stands for is not entered again.
	private static Standing stamp(Standing standing, Target target) {
		Set<String> heads = kept(standing, target);
		heads.addAll(target.ids());
		Set<String> rows = standing.all().ancestors(heads);
		Set<String> staying = new HashSet<>(standing.rows());
		staying.retainAll(rows);
		rows.removeAll(standing.withRows(staying).applied());
		rows.addAll(staying);
		return standing.withRows(rows);
	}

	private static Set<String> kept(Standing standing, Target target) {
		String branch = target.branch().id();
		Set<String> line = target.ids();
		if (line.isEmpty()) {
			line = (branch != null) ? Set.of(branch) : standing.heads();
		}
		Set<String> kept = new HashSet<>(standing.heads());
		kept.removeAll(standing.all().related(line));
		return kept;
	}

	private static List<Step> steps(Standing before, Standing after) {
		List<Revision> removed = new ArrayList<>(
				before.all().inOrder((id) -> before.rows().contains(id) && !after.rows().contains(id)));
		Collections.reverse(removed);
		List<Step> steps = new ArrayList<>(Step.all(removed, Direction.REMOVE));
		steps.addAll(Step.all(before.all().inOrder((id) -> after.rows().contains(id) && !before.rows().contains(id)),
				Direction.ADD));
		return steps;
	}

}
