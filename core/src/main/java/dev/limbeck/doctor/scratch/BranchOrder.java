package dev.limbeck.doctor.scratch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.diff.Change;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.script.location.RevisionScripts;

/**
 * Applies branches one after the other, from either side, so that of two revisions of
 * which neither requires the other each is once the first; and looks whether that makes a
 * difference. If so, the two are found between which it does.
 */
final class BranchOrder {

	private final ScratchServer scratch;

	private final Function<Connector, Migrator> migrators;

	private final RevisionScripts scripts;

	private final RevisionGraph graph;

	private final SchemaOutcome outcome;

	private final List<String> usual;

	/**
	 * Create a new comparison.
	 * @param scratch where revisions are tried
	 * @param migrators make a migrator for a database
	 * @param scripts all revisions
	 * @param applied those that can be applied to a new database
	 * @param outcome what the usual order leads to
	 */
	BranchOrder(ScratchServer scratch, Function<Connector, Migrator> migrators, RevisionScripts scripts,
			Set<String> applied, SchemaOutcome outcome) {
		this.scratch = scratch;
		this.migrators = migrators;
		this.scripts = scripts;
		this.graph = scripts.graph();
		this.outcome = outcome;
		this.usual = this.graph.inOrder(applied::contains).stream().map(Revision::id).toList();
	}

	/**
	 * Return the order in which a new database is upgraded.
	 * @return ids
	 */
	List<String> usual() {
		return this.usual;
	}

	/**
	 * Return the orders that show whether any matters.
	 * @return none if there are no branches
	 */
	List<List<String>> others() {
		return Stream.of(branchByBranch(false), branchByBranch(true))
			.distinct()
			.filter((order) -> !order.equals(this.usual))
			.toList();
	}

	/**
	 * Compare.
	 * @param others orders that are not known to lead to the same
	 * @return at most one finding
	 */
	Optional<Finding> find(List<List<String>> others) {
		return others.stream().filter((order) -> !attempt(order).isSame()).findFirst().map(this::explained);
	}

	// As deep as possible, before the next branch begins.
	private List<String> branchByBranch(boolean fromTheOtherSide) {
		List<String> candidates = new ArrayList<>(this.usual);
		if (!fromTheOtherSide) {
			Collections.reverse(candidates); // What is pushed last comes first.
		}
		Deque<String> next = new ArrayDeque<>();
		Set<String> known = new HashSet<>();
		Set<String> done = new LinkedHashSet<>();
		while (done.size() < candidates.size()) {
			for (String id : candidates) {
				if (!known.contains(id) && done.containsAll(this.graph.requirements(id))) {
					known.add(id);
					next.push(id);
				}
			}
			done.add(next.pop());
		}
		return List.copyOf(done);
	}

	private Finding explained(List<String> other) {
		int moved = first(other.size(), (count) -> !attempt(begun(other, count)).isSame());
		String early = other.get(moved - 1);
		List<String> before = other.subList(0, moved - 1);
		List<String> skipped = this.usual.subList(0, this.usual.indexOf(early))
			.stream()
			.filter((id) -> !before.contains(id))
			.toList();
		int place = first(skipped.size(), (count) -> attempt(behind(before, skipped, count, early)).isSame());
		Attempt attempt = attempt(behind(before, skipped, place - 1, early));
		return found(skipped.get(place - 1), early, attempt);
	}

	// The first so many of the other order, and then the usual one.
	private List<String> begun(List<String> other, int count) {
		return followed(other.subList(0, count));
	}

	private List<String> behind(List<String> before, List<String> skipped, int count, String early) {
		List<String> order = new ArrayList<>(before);
		order.addAll(skipped.subList(0, count));
		order.add(early);
		return followed(order);
	}

	private List<String> followed(List<String> begin) {
		List<String> order = new ArrayList<>(begin);
		Set<String> known = Set.copyOf(begin);
		this.usual.stream().filter((id) -> !known.contains(id)).forEach(order::add);
		return order;
	}

	// The smallest number from 1 on for which it holds, as for all larger ones.
	private static int first(int largest, IntPredicate holds) {
		int low = 0;
		int high = largest;
		while (high - low > 1) {
			int middle = (low + high) / 2;
			if (holds.test(middle)) {
				high = middle;
			}
			else {
				low = middle;
			}
		}
		return high;
	}

	private Finding found(String usuallyFirst, String early, Attempt attempt) {
		Revision first = find(usuallyFirst);
		Revision second = find(early);
		List<String> told = new ArrayList<>();
		told.add("It makes a difference whether revision " + first.id() + " (" + first.origin() + ") or revision "
				+ second.id() + " (" + second.origin() + ") is applied first, and neither requires the other.");
		told.add("If " + second.id() + " is first, " + attempt.told());
		return Catalogue.get("order-dependent").found(Place.file(second.origin()), String.join("\n", told));
	}

	private Revision find(String id) {
		return this.graph.revisions()
			.stream()
			.filter((revision) -> revision.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(id));
	}

	private Attempt attempt(List<String> order) {
		try (ScratchDatabase database = this.scratch.create()) {
			RevisionScripts ordered = this.scripts.inOrder(order);
			Migrator migrator = this.migrators.apply(database.connector()).reading(() -> ordered);
			try {
				migrator.run(Upgrade.TO_HEADS, PlanReview.ACCEPT);
			}
			catch (LimbeckException ex) {
				return new Attempt(failure(order, migrator.rows(), ex), List.of());
			}
			return new Attempt("", this.outcome.changes(database));
		}
	}

	private static String failure(List<String> order, Collection<AppliedRevision> rows, LimbeckException ex) {
		Set<String> applied = rows.stream().map(AppliedRevision::id).collect(Collectors.toSet());
		String failed = order.stream().filter((id) -> !applied.contains(id)).findFirst().orElse("one");
		String server = ex.description().lines().skip(1).findFirst().orElse("");
		return "revision " + failed + " fails: " + server;
	}

	/**
	 * What an order has led to.
	 *
	 * @param failure what has failed, or an empty text
	 * @param changes what is not as in the usual order
	 */
	private record Attempt(String failure, List<Change> changes) {

		private static final int SHOWN = 5;

		boolean isSame() {
			return this.failure.isEmpty() && this.changes.isEmpty();
		}

		String told() {
			if (!this.failure.isEmpty()) {
				return this.failure;
			}
			return "these differ: " + this.changes.stream()
				.limit(SHOWN)
				.map((change) -> change.id().toString())
				.collect(Collectors.joining(", ")) + ((this.changes.size() > SHOWN) ? " ..." : ".");
		}

	}

}
