package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.revision.Symbol.Relative;

/**
 * Plans an upgrade: the targets and everything they require, without what is applied.
 */
final class Upgrade {

	private Upgrade() {
	}

	static Plan plan(AppliedGraph graph, Collection<Symbol> targets) {
		refuseStuck(graph.squashes());
		SymbolResolver resolver = SymbolResolver.of(graph);
		Set<String> wanted = new HashSet<>();
		for (Symbol target : targets) {
			checkDirection(target);
			wanted.addAll(resolver.resolve(target));
		}
		Set<String> pending = graph.all().ancestors(wanted);
		pending.removeAll(graph.applied());
		SquashSteps squashes = new SquashSteps(graph);
		List<Step> steps = new ArrayList<>(squashes.taken());
		steps.addAll(squashes.finished(pending));
		Set<String> after = new HashSet<>(graph.rows());
		after.addAll(pending);
		return new Plan(graph.heads(), steps, squashes.named(graph.withRows(after).heads(), steps));
	}

	private static void refuseStuck(SquashView squashes) {
		List<String> stuck = new ArrayList<>();
		Set<String> missing = new TreeSet<>();
		squashes.stuck().forEach((squash, ids) -> {
			stuck.add("Revision " + squash.id() + " (" + squash.origin() + ") replaces " + squash.replaces().size()
					+ " revisions, of which the database lacks " + NameList.first(ids) + ".");
			missing.addAll(ids);
		});
		if (!stuck.isEmpty()) {
			throw new LimbeckException("squash-unfinished",
					String.join("\n", stuck) + "\nTheir files are not here, and what the squash does is done in part. "
							+ "Nothing was run.",
					"Finish the old revisions first: let a release that has their files run \"limbeck upgrade "
							+ String.join(" ", newest(squashes))
							+ "\" on this database. Or put the files of all that is "
							+ "replaced back beside the squash; then an upgrade does both.");
		}
	}

	// What the files do not tell any more, their order in the tag does.
	private static List<String> newest(SquashView squashes) {
		return squashes.stuck()
			.keySet()
			.stream()
			.map((squash) -> squash.replaces().get(squash.replaces().size() - 1))
			.toList();
	}

	private static void checkDirection(Symbol target) {
		Relative relative = target.fromHere();
		if (relative != null && relative.steps() < 0) {
			throw SymbolException.wrongDirection(target, "an upgrade goes up",
					"Write a positive number of steps, or downgrade.");
		}
	}

}
