package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.limbeck.extent.Extent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every plan on every graph.
 */
class RandomPlansTests {

	private static final int GRAPHS = Extent.choose(4_000, 20_000);

	@Test
	void everyPlanLeavesAClosedSetWhoseHeadsItNames() {
		forEachGraph((revisions) -> plans(revisions).forEach((plan) -> {
			Set<String> after = revisions.after(plan);
			assertThat(revisions.closure(after)).isEqualTo(after);
			assertThat(plan.from()).isEqualTo(revisions.heads(revisions.applied()));
			assertThat(plan.heads()).isEqualTo(revisions.heads(after));
		}));
	}

	@Test
	void everyStepOfAnUpgradeAndADowngradeLeavesAClosedSet() {
		forEachGraph((revisions) -> runs(revisions).forEach((plan) -> {
			Set<String> now = new TreeSet<>(revisions.applied());
			for (Step step : plan.steps()) {
				boolean up = step.direction() == Step.Direction.UPGRADE;
				assertThat(up ? now.add(step.revision()) : now.remove(step.revision())).isTrue();
				assertThat(revisions.closure(now)).isEqualTo(now);
			}
		}));
	}

	@Test
	void theWayUpIsTheWayDownReversed() {
		forEachGraph((revisions) -> downgrade(revisions).ifPresent((down) -> {
			List<AppliedRevision> lower = Revisions.applied(revisions.graph(), revisions.after(down));
			Plan up = Plan.upgrade(revisions.graph(), lower, names(down.from()));
			List<String> undone = new ArrayList<>(down.steps().stream().map(Step::revision).toList());
			Collections.reverse(undone);
			assertThat(up.steps()).extracting(Step::revision).isEqualTo(undone);
			assertThat(up.heads()).isEqualTo(down.from());
		}));
	}

	@Test
	void everyValidOrderOfAnUpgradeGivesTheSameLedger() {
		forEachGraph((revisions) -> {
			Plan plan = Plan.upgrade(revisions.graph(), revisions.rows(), names(revisions.some()));
			List<AppliedRevision> rows = new ArrayList<>(revisions.rows());
			for (String id : shuffled(plan, revisions)) {
				assertThat(Plan.upgrade(revisions.graph(), rows, names(List.of(id))).steps()).hasSize(1);
				rows.addAll(Revisions.applied(revisions.graph(), List.of(id)));
			}
			assertThat(Position.of(revisions.graph(), rows).current()).isEqualTo(plan.heads());
		});
	}

	@Test
	void aStampStandsAtItsTargetAndKeepsWhatIsNotOnOneLine() {
		forEachGraph((revisions) -> {
			for (String target : revisions.some()) {
				Plan plan = Plan.stamp(revisions.graph(), revisions.rows(), names(List.of(target)));
				Set<String> kept = new TreeSet<>(plan.from());
				kept.removeIf((head) -> related(revisions, head, target));
				kept.add(target);
				assertThat(plan.heads()).isEqualTo(revisions.heads(revisions.closure(kept)));
			}
		});
	}

	private static boolean related(RandomRevisions revisions, String one, String other) {
		return revisions.closure(List.of(one)).contains(other) || revisions.closure(List.of(other)).contains(one);
	}

	private static List<Plan> plans(RandomRevisions revisions) {
		List<Plan> plans = runs(revisions);
		attempt(() -> Plan.stamp(revisions.graph(), revisions.rows(), List.of(revisions.symbol(), revisions.symbol())))
			.ifPresent(plans::add);
		return plans;
	}

	private static List<Plan> runs(RandomRevisions revisions) {
		List<Plan> plans = new ArrayList<>();
		attempt(() -> Plan.upgrade(revisions.graph(), revisions.rows(),
				List.of(revisions.symbol(), revisions.symbol())))
			.ifPresent(plans::add);
		downgrade(revisions).ifPresent(plans::add);
		return plans;
	}

	private static Optional<Plan> downgrade(RandomRevisions revisions) {
		return attempt(() -> Plan.downgrade(revisions.graph(), revisions.rows(), revisions.symbol()));
	}

	// Not every symbol means something in every graph.
	private static Optional<Plan> attempt(Supplier<Plan> plan) {
		try {
			return Optional.of(plan.get());
		}
		catch (SymbolException ex) {
			assertThat(ex.code()).isIn("multiple-heads", "not-on-path", "relative-out-of-range", "ambiguous-walk",
					"ambiguous-upgrade");
			return Optional.empty();
		}
	}

	private static List<String> shuffled(Plan plan, RandomRevisions revisions) {
		List<String> open = new ArrayList<>(plan.steps().stream().map(Step::revision).toList());
		Set<String> done = new HashSet<>(revisions.applied());
		List<String> order = new ArrayList<>();
		while (!open.isEmpty()) {
			Collections.shuffle(open, revisions.random());
			String next = open.stream()
				.filter((id) -> done.containsAll(revisions.graph().requirements(id)))
				.findFirst()
				.orElseThrow();
			open.remove(next);
			done.add(next);
			order.add(next);
		}
		return order;
	}

	private static List<Symbol> names(Collection<String> ids) {
		return ids.stream().<Symbol>map(Symbol.Name::new).toList();
	}

	private static void forEachGraph(Consumer<RandomRevisions> fact) {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int round = 0; round < GRAPHS; round++) {
			RandomRevisions revisions = RandomRevisions.of(random);
			try {
				fact.accept(revisions);
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("seed " + seed + ", graph " + round + ": " + revisions.graph().revisions()
						+ ", applied " + revisions.applied(), ex);
			}
		}
	}

}
