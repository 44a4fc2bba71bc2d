package dev.limbeck.revision;

import java.util.Arrays;
import java.util.List;

import dev.limbeck.revision.AppliedRevision.State;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for the plans of {@link Plan} that the cases of {@link GraphCasesTests} do not
 * tell.
 */
class PlanTests {

	private static final RevisionGraph GRAPH = Revisions.graph("a", "b: a", "c: a", "d: b", "x: > b");

	private static final List<AppliedRevision> ALL = Revisions.applied("a", "b: a", "c: a", "d: b", "x: > b");

	@Test
	void severalTargetsAreUpgradedTogether() {
		Plan plan = Plan.upgrade(GRAPH, List.of(), symbols("b", "c", "a"));
		assertThat(steps(plan)).containsExactly("upgrade a", "upgrade b", "upgrade c");
		assertThat(plan.heads()).containsExactly("b", "c");
	}

	@Test
	void amongWhatIsPendingTheOlderOneRunsFirst() {
		RevisionGraph graph = RevisionGraph.of(List.of(Revisions.created("late", "2026-03-01"),
				Revisions.created("old: late", "2026-01-01"), Revisions.created("other", "2026-02-01")));
		Plan plan = Plan.upgrade(graph, Revisions.applied("late"), symbols("heads"));
		assertThat(plan.steps()).extracting(Step::revision).containsExactly("old", "other");
	}

	@Test
	void whatIsReachedAlreadyIsAQuietSuccess() {
		assertThat(Plan.upgrade(GRAPH, ALL, symbols("b", "heads")).steps()).isEmpty();
		assertThat(Plan.stamp(GRAPH, ALL, symbols("heads")).steps()).isEmpty();
	}

	@Test
	void anUpgradeDoesNotGoDown() {
		SymbolException failure = catchThrowableOfType(SymbolException.class,
				() -> Plan.upgrade(GRAPH, ALL, symbols("-1")));
		assertThat(failure.code()).isEqualTo("relative-out-of-range");
		assertThat(failure.description()).isEqualTo("-1 leads nowhere: an upgrade goes up.");
	}

	@Test
	void aDowngradeDoesNotGoUp() {
		assertThat(failedDowngrade("c@+1").description()).isEqualTo("c@+1 leads nowhere: a downgrade goes down.");
	}

	@Test
	void aDowngradeThatUndoesNothingSaysWhereTheDatabaseStands() {
		RevisionGraph graph = Revisions.graph("a", "b: a");
		SymbolException failure = catchThrowableOfType(SymbolException.class,
				() -> Plan.downgrade(graph, Revisions.applied("a"), Symbol.parse("b")));
		assertThat(failure.code()).isEqualTo("not-on-path");
		assertThat(failure.description()).endsWith("the database does not stand there: it stands at a.");
	}

	@Test
	void anAmbiguousDowngradeListsTheChoices() {
		SymbolException failure = failedDowngrade("-1");
		assertThat(failure.code()).isEqualTo("ambiguous-walk");
		assertThat(failure.action()).isEqualTo("Say from which one: c@-1, d@-1, x@-1.");
	}

	@Test
	void stepsDownUndoOnlyTheBranchTheyWalk() {
		assertThat(Plan.downgrade(GRAPH, ALL, Symbol.parse("c@-1")).steps())
			.containsExactly(new Step("c", Step.Direction.DOWNGRADE));
		assertThat(Plan.downgrade(GRAPH, ALL, Symbol.parse("d@-2")).steps()).extracting(Step::revision)
			.containsExactly("x", "d", "b");
	}

	@Test
	void aTrunkBelowAnotherBranchIsNoStart() {
		List<AppliedRevision> rows = Revisions.applied("a", "b: a");
		SymbolException failure = catchThrowableOfType(SymbolException.class,
				() -> Plan.downgrade(GRAPH, rows, Symbol.parse("c@-1")));
		assertThat(failure.code()).isEqualTo("relative-out-of-range");
	}

	@Test
	void aDowngradeStepsOverRevisionsWithoutAFile() {
		RevisionGraph files = Revisions.graph("a", "b: a");
		Plan plan = Plan.downgrade(files, Revisions.applied("a", "b: a", "n: b", "m: n", "o: > m"),
				Symbol.parse("head"));
		assertThat(plan.from()).containsExactly("o");
		assertThat(plan.steps()).extracting(Step::revision).containsExactly("o", "m", "n");
		assertThat(plan.heads()).containsExactly("b");
	}

	@Test
	void aRevisionThatWasNotFinishedIsNotApplied() {
		AppliedRevision running = new AppliedRevision("a", List.of(), List.of(), List.of(), List.of(), "", "1:0", null,
				State.RUNNING);
		assertThat(Plan.downgrade(GRAPH, List.of(running), Symbol.parse("base")).steps()).isEmpty();
	}

	@Test
	void whatASquashStandsForIsNeitherAppliedNorStampedAgain() {
		AppliedRevision squash = new AppliedRevision("s", List.of(), List.of(), List.of(), List.of("a", "b"), "", "1:0",
				null, State.APPLIED);
		assertThat(Plan.upgrade(GRAPH, List.of(squash), symbols("d")).steps()).extracting(Step::revision)
			.containsExactly("d");
		assertThat(Plan.stamp(GRAPH, List.of(squash), symbols("d")).steps()).extracting(Step::revision)
			.containsExactly("d");
	}

	@Test
	void aStampRemovesNewestFirstAndThenAddsOldestFirst() {
		Plan plan = Plan.stamp(GRAPH, ALL, symbols("base", "c"));
		assertThat(steps(plan)).containsExactly("remove x", "remove d", "remove b");
		assertThat(steps(Plan.stamp(GRAPH, Revisions.applied("a", "c: a"), symbols("a", "x"))))
			.containsExactly("remove c", "add b", "add x");
	}

	@Test
	void severalStampsAreTakenOneAfterTheOther() {
		assertThat(Plan.stamp(GRAPH, ALL, symbols("b", "d")).heads()).containsExactly("c", "d");
		assertThat(Plan.stamp(GRAPH, List.of(), symbols("b", "-1")).heads()).containsExactly("a");
	}

	@Test
	void headsThatDependOnEachOtherAreStampedTogether() {
		RevisionGraph graph = Revisions.graph("a", "b: a > c", "c: a");
		assertThat(Plan.stamp(graph, List.of(), symbols("a@heads")).heads()).containsExactly("b");
	}

	@Test
	void aRangeIsPlannedWithoutADatabase() {
		assertThat(steps(Plan.upgrade(GRAPH, SymbolRange.parse("b:x")))).containsExactly("upgrade x");
		assertThat(steps(Plan.upgrade(GRAPH, SymbolRange.parse("b:+1")))).containsExactly("upgrade d");
		assertThat(steps(Plan.downgrade(GRAPH, SymbolRange.parse("d:a")))).containsExactly("downgrade d",
				"downgrade b");
	}

	private static SymbolException failedDowngrade(String target) {
		return catchThrowableOfType(SymbolException.class, () -> Plan.downgrade(GRAPH, ALL, Symbol.parse(target)));
	}

	private static List<Symbol> symbols(String... symbols) {
		return Arrays.stream(symbols).map(Symbol::parse).toList();
	}

	private static List<String> steps(Plan plan) {
		return plan.steps().stream().map((step) -> step.direction().code() + " " + step.revision()).toList();
	}

}
