package dev.limbeck.revision;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.revision.Step.Direction;
import dev.limbeck.revision.Symbol.Relative;

/**
 * Plans an upgrade: the targets and everything they require, without what is applied.
 */
final class Upgrade {

	private Upgrade() {
	}

	static Plan plan(AppliedGraph graph, Collection<Symbol> targets) {
		SymbolResolver resolver = SymbolResolver.of(graph);
		Set<String> wanted = new HashSet<>();
		for (Symbol target : targets) {
			checkDirection(target);
			wanted.addAll(resolver.resolve(target));
		}
		Set<String> pending = graph.all().ancestors(wanted);
		pending.removeAll(graph.applied());
		List<Step> steps = Step.all(graph.all().inOrder(pending::contains), Direction.UPGRADE);
		Set<String> after = new HashSet<>(graph.rows());
		after.addAll(pending);
		return new Plan(graph.heads(), steps, graph.withRows(after).heads());
	}

	private static void checkDirection(Symbol target) {
		Relative relative = target.fromHere();
		if (relative != null && relative.steps() < 0) {
			throw SymbolException.wrongDirection(target, "an upgrade goes up",
					"Write a positive number of steps, or downgrade.");
		}
	}

}
