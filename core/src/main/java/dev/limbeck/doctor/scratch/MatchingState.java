package dev.limbeck.doctor.scratch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import dev.limbeck.connect.Connector;
import dev.limbeck.diff.Comparison;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.Schema;
import dev.limbeck.scratch.ScratchDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The last of the states on the way from an empty database to the heads in which the
 * schema is just another one.
 *
 * @param ends the revisions of that state that no other of them requires
 * @param idle the last of its revisions that change nothing of the schema, so that the
 * state without them is the same
 * @param before the ends without those, or the same if there are none
 */
record MatchingState(List<String> ends, List<String> idle, List<String> before) {

	/**
	 * Copy the lists.
	 */
	MatchingState {
		ends = List.copyOf(ends);
		idle = List.copyOf(idle);
		before = List.copyOf(before);
	}

	/**
	 * Look for it on one way.
	 * @param bench where revisions are applied
	 * @param migrators make a migrator for a database
	 * @param graph all revisions
	 * @param order in which they are applied
	 * @param wanted the schema to be found
	 * @return the state, or {@code null} if there is none
	 */
	static @Nullable MatchingState find(Bench bench, Function<Connector, Migrator> migrators, RevisionGraph graph,
			List<String> order, Schema wanted) {
		int first = -1;
		int last = -1;
		try (ScratchDatabase database = bench.scratch().create()) {
			for (int i = 0; i < order.size(); i++) {
				migrators.apply(database.connector())
					.run(new Upgrade(List.of(Symbol.parse(order.get(i)))), PlanReview.ACCEPT);
				boolean same = Comparison.of(bench.read(database), wanted).isEmpty();
				if (same) {
					first = (last == i - 1 && first >= 0) ? first : i;
					last = i;
				}
			}
		}
		return (last < 0) ? null : new MatchingState(ends(graph, order.subList(0, last + 1)),
				order.subList(first + 1, last + 1), ends(graph, order.subList(0, first + 1)));
	}

	private static List<String> ends(RevisionGraph graph, List<String> ids) {
		Set<String> ends = new TreeSet<>(ids);
		ids.forEach((id) -> ends.removeAll(graph.requirements(id)));
		return new ArrayList<>(ends);
	}

}
