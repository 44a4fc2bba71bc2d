package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.limbeck.revision.Step.Direction;
import dev.limbeck.revision.Symbol.Relative;

/**
 * Plans a downgrade: what was built upon the target goes, over both kinds of edges,
 * newest first. What those revisions depended on stays.
 */
final class Downgrade {

	private Downgrade() {
	}

	static Plan plan(AppliedGraph graph, Symbol symbol) {
		checkDirection(symbol);
		Target target = SymbolResolver.of(graph).target(symbol);
		Set<String> dropped = graph.all().descendants(roots(graph.all(), target));
		dropped.retainAll(graph.rows());
		target.one().filter((id) -> dropped.isEmpty()).ifPresent((id) -> checkHead(graph, id));
		List<Revision> newestFirst = new ArrayList<>(graph.all().inOrder(dropped::contains));
		Collections.reverse(newestFirst);
		Set<String> after = new HashSet<>(graph.rows());
		after.removeAll(dropped);
		List<Step> steps = new SquashSteps(graph).before(dropped);
		steps.addAll(Step.all(newestFirst, Direction.DOWNGRADE));
		return new Plan(graph.heads(), steps, graph.withRows(after).heads());
	}

	private static Set<String> roots(RevisionGraph graph, Target target) {
		Optional<String> id = target.one();
		Collection<String> roots = id.isPresent() ? graph.children(id.get()) : graph.bases();
		return target.branch().filter(roots);
	}

	private static void checkHead(AppliedGraph graph, String id) {
		if (!graph.heads().contains(id)) {
			throw SymbolException.notOnPath(
					"A downgrade to " + id + " would undo nothing, and the database does not stand there: it stands at "
							+ NameList.first(graph.heads()) + ".",
					"Choose a revision below one of these, or base.");
		}
	}

	private static void checkDirection(Symbol target) {
		Relative relative = target.fromHere();
		if (relative != null && relative.steps() > 0) {
			throw SymbolException.wrongDirection(target, "a downgrade goes down",
					"Write a negative number of steps, or upgrade.");
		}
	}

}
