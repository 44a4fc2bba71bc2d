package dev.limbeck.doctor.scratch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.limbeck.connect.Connector;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.model.Difference;
import dev.limbeck.model.RevisionsModel;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;

/**
 * Compares a live database with what its revisions make of a new one.
 *
 * @param scratch where revisions are tried
 * @param migrators make a migrator for a database
 * @param scope what is looked at
 * @param live the live database
 */
record LiveComparison(ScratchServer scratch, Function<Connector, Migrator> migrators, Scope scope, DatabaseModel live) {

	/** So many branches are tried for themselves, each from an empty database. */
	private static final int BRANCHES = 20;

	private static final int SHOWN = 10;

	/**
	 * Compare it with the revisions that its ledger names.
	 * @param rows of the ledger
	 * @return at most one finding
	 */
	List<Finding> drift(List<AppliedRevision> rows) {
		Set<String> ids = rows.stream().map(AppliedRevision::id).collect(Collectors.toSet());
		Set<String> ends = ends(rows, ids);
		Difference difference = difference(ends);
		if (difference.changes().isEmpty()) {
			return List.of();
		}
		return List.of(Catalogue.get("drift")
			.found(Place.database(this.live.name()),
					"The schema of " + this.live.name() + " is not what its revisions make (" + NameList.sorted(ends)
							+ "):\n" + told(difference))
			.withCommand("limbeck drift"));
	}

	private static Set<String> ends(List<AppliedRevision> rows, Set<String> ids) {
		Set<String> ends = new LinkedHashSet<>(ids);
		rows.forEach((row) -> {
			ends.removeAll(row.parents());
			ends.removeAll(row.dependsOn());
		});
		return ends;
	}

	/**
	 * Say of a database with an empty ledger how far it is from the heads.
	 * @param finding that the ledger is empty
	 * @param graph all revisions
	 * @param orders in which those can be applied that do not fail
	 * @return the finding with that
	 */
	Finding compared(Finding finding, RevisionGraph graph, List<List<String>> orders) {
		Set<String> heads = graph.heads();
		boolean whole = orders.get(0).size() == graph.revisions().size();
		Difference difference = whole ? difference(heads) : null;
		String stamp = "limbeck stamp " + ((heads.size() == 1) ? heads.iterator().next() : "heads");
		if (difference != null && difference.changes().isEmpty()) {
			return told(finding, "Its schema is just what all revisions make of a new database.",
					"Say so in its ledger.")
				.withCommand(stamp);
		}
		MatchingState state = state(graph, orders);
		if (state != null) {
			return older(finding, state);
		}
		return (difference != null) ? told(finding,
				"Its schema is not what the revisions make of a new database:\n" + told(difference),
				"Write what is missing in revisions, or bring the database there (\"limbeck diff live @heads\"); then "
						+ "\"" + stamp + "\".")
				: finding;
	}

	private @Nullable MatchingState state(RevisionGraph graph, List<List<String>> orders) {
		Bench bench = new Bench(this.scratch, this.scope);
		Schema wanted = bench.view(this.live.read(this.scratch).schema());
		for (List<String> order : ways(graph, orders)) {
			MatchingState found = MatchingState.find(bench, this.migrators, graph, order, wanted);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	// A database may stand on one branch alone, which no order of all revisions shows.
	private static List<List<String>> ways(RevisionGraph graph, List<List<String>> orders) {
		Set<List<String>> ways = new LinkedHashSet<>(orders);
		graph.revisions()
			.stream()
			.map((revision) -> graph.requirements(revision.id()))
			.filter((requirements) -> requirements.size() > 1)
			.flatMap(List::stream)
			.distinct()
			.limit(BRANCHES)
			.forEach((end) -> {
				Set<String> way = graph.ancestors(List.of(end));
				ways.add(orders.get(0).stream().filter(way::contains).toList());
			});
		return List.copyOf(ways);
	}

	private static Finding older(Finding finding, MatchingState state) {
		String idle = state.idle().isEmpty() ? "" : "\nIt is so before " + NameList.of(state.idle())
				+ ", too: whether that was applied only rows can show.";
		String otherwise = state.idle().isEmpty() ? "" : " If " + NameList.of(state.idle())
				+ " was never applied, stamp " + String.join(" ", state.before()) + " instead.";
		return told(finding,
				"Its schema is just what the revisions up to " + NameList.of(state.ends())
						+ " make of a new database; what comes after is pending." + idle,
				"Say so in its ledger; \"limbeck upgrade heads\" then applies the rest." + otherwise)
			.withCommand("limbeck stamp " + String.join(" ", state.ends()));
	}

	private static Finding told(Finding finding, String more, String remedy) {
		return new Finding(finding.id(), finding.severity(), finding.where(), finding.condition() + "\n" + more,
				finding.effect(), remedy, finding.command());
	}

	private Difference difference(Set<String> ids) {
		RevisionsModel revisions = new RevisionsModel(String.join(", ", ids), this.migrators,
				ids.stream().sorted().map(Symbol::parse).toList());
		return Difference.between(revisions, this.live, this.scope, this.scratch);
	}

	private static String told(Difference difference) {
		Set<String> lines = new LinkedHashSet<>();
		difference.changes().forEach((change) -> {
			String how = (change.from() == null) ? "no revision makes it" : "it differs";
			lines.add("  " + change.id() + ": " + ((change.to() == null) ? "it is missing" : how));
		});
		int more = lines.size() - SHOWN;
		return lines.stream().limit(SHOWN).collect(Collectors.joining("\n"))
				+ ((more > 0) ? "\n  and " + more + " more" : "");
	}

}
