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

	static Plan plan(AppliedGraph graph, Collection<Symbol> targets) {
		AppliedGraph after = graph;
		for (Symbol symbol : targets) {
			Target target = SymbolResolver.of(after).target(symbol);
			after = stamp(after, target);
		}
		return new Plan(graph.heads(), steps(graph, after), after.heads());
	}

	static Plan purge(AppliedGraph graph, Collection<AppliedRevision> rows, Collection<Symbol> targets) {
		Plan plan = plan(AppliedGraph.at(graph.files(), Set.of()), targets);
		List<Step> steps = new ArrayList<>();
		rows.stream()
			.filter((row) -> !graph.rows().contains(row.id()))
			.map((row) -> new Step(row.id(), Direction.REMOVE))
			.forEach(steps::add);
		steps.addAll(steps(graph, graph.withRows(Set.of())));
		steps.addAll(plan.steps());
		return new Plan(graph.heads(), steps, plan.heads());
	}

	// What a squash in the ledger stands for is not entered again.
	private static AppliedGraph stamp(AppliedGraph graph, Target target) {
		Set<String> heads = kept(graph, target);
		heads.addAll(target.ids());
		Set<String> rows = graph.all().ancestors(heads);
		Set<String> staying = new HashSet<>(graph.rows());
		staying.retainAll(rows);
		rows.removeAll(graph.withRows(staying).applied());
		rows.addAll(staying);
		return graph.withRows(rows);
	}

	private static Set<String> kept(AppliedGraph graph, Target target) {
		String branch = target.branch().id();
		Set<String> line = target.ids();
		if (line.isEmpty()) {
			line = (branch != null) ? Set.of(branch) : graph.heads();
		}
		Set<String> kept = new HashSet<>(graph.heads());
		kept.removeAll(graph.all().related(line));
		return kept;
	}

	// In its own names the ledger may have other rows for the same.
	private static List<Step> steps(AppliedGraph before, AppliedGraph after) {
		SquashSteps squashes = new SquashSteps(before);
		Set<String> rows = squashes.ledger(after.rows());
		List<Revision> removed = new ArrayList<>(
				before.all().inOrder((id) -> rows.contains(id) && !after.rows().contains(id)));
		Collections.reverse(removed);
		List<Step> steps = new ArrayList<>(Step.all(removed, Direction.REMOVE));
		squashes.superseded(after.rows()).forEach((id) -> steps.add(new Step(id, Direction.REMOVE)));
		steps.addAll(
				Step.all(before.all().inOrder((id) -> after.rows().contains(id) && !rows.contains(id)), Direction.ADD));
		return steps;
	}

}
