package dev.limbeck.revision;

import java.util.Arrays;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.GraphProblem.Kind;
import dev.limbeck.revision.Position.Relation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for revisions that replace others, beside the files of these or without them.
 */
class SquashTests {

	/** The old files are gone; d still names one of them. */
	private static final RevisionGraph ALONE = Revisions.graph("x", "s: x = a b c", "d: c");

	/** The old files may stay. */
	private static final RevisionGraph BESIDE = Revisions.graph("x", "a: x", "b: a", "c: b", "s: x = a b c", "d: c");

	/** A release that knows nothing of the squash. */
	private static final RevisionGraph OLD = Revisions.graph("x", "a: x", "b: a", "c: b", "d: c");

	private static final String[] ALL = { "x", "a: x", "b: a", "c: b" };

	@Test
	void whatIsReplacedIsNoPartOfTheGraph() {
		assertThat(BESIDE.revisions()).extracting(Revision::id).containsExactly("x", "s", "d");
		assertThat(BESIDE.parents("d")).containsExactly("s");
		assertThat(BESIDE.replaced()).extracting(Revision::id).containsExactlyInAnyOrder("a", "b", "c");
		assertThat(ALONE.heads()).containsExactly("d");
	}

	@Test
	void itsNameMeansTheSquash() {
		assertThat(SymbolResolver.of(ALONE).resolve(Symbol.parse("b"))).containsExactly("s");
		assertThat(SymbolResolver.of(BESIDE, Revisions.applied(ALL)).resolve(Symbol.parse("c+1"))).containsExactly("d");
	}

	@Test
	void anEmptyDatabaseRunsTheSquash() {
		assertThat(upgrade(ALONE)).containsExactly("upgrade x", "upgrade s", "upgrade d");
		assertThat(upgrade(BESIDE, "x")).containsExactly("upgrade s", "upgrade d");
	}

	@Test
	void aDatabaseThatHasAllTakesItOverByItsLedger() {
		assertThat(upgrade(ALONE, ALL)).containsExactly("add s", "upgrade d");
		assertThat(upgrade(BESIDE, "x", "a: x", "b: a", "c: b", "d: c")).containsExactly("add s");
		assertThat(Position.of(ALONE, Revisions.applied(ALL)).current()).containsExactly("s");
		assertThat(Position.of(ALONE, Revisions.applied(ALL)).pending()).extracting(Revision::id).containsExactly("d");
	}

	@Test
	void onceItIsTakenOverNothingIsLeftToDo() {
		assertThat(upgrade(BESIDE, "x", "s: x = a b c", "d: c")).isEmpty();
		assertThat(upgrade(ALONE, "x", "s: x = a b c", "a: x", "d: c")).containsExactly("remove a");
	}

	@Test
	void aDatabaseInBetweenFinishesWithTheOldFiles() {
		assertThat(upgrade(BESIDE, "x", "a: x")).containsExactly("upgrade b", "upgrade c", "add s", "upgrade d");
		Plan plan = Plan.upgrade(Revisions.graph("a", "b: a", "s: = a b"), Revisions.applied("a"), symbols("s"));
		assertThat(plan.heads()).containsExactly("s");
		assertThat(plan.from()).containsExactly("a");
	}

	@Test
	void withoutThemItIsToldWhatToFinish() {
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> upgrade(ALONE, "x", "a: x", "b: a"));
		assertThat(failure.code()).isEqualTo("squash-unfinished");
		assertThat(failure.description()).startsWith(
				"Revision s (s.sql) replaces 3 revisions, of which the database lacks c.\nTheir files are not here");
		assertThat(failure.action()).contains("\"limbeck upgrade c\"");
		assertThat(Position.of(ALONE, Revisions.applied("x", "a: x", "b: a")).relation()).isEqualTo(Relation.BEHIND);
	}

	@Test
	void whatWasBegunAndNotFinishedIsInBetween() {
		List<AppliedRevision> rows = List.of(Revisions.applied("x").get(0),
				Revisions.applied("a: x").get(0).withState(State.RUNNING));
		assertThat(steps(Plan.upgrade(BESIDE, rows, symbols("heads")))).startsWith("upgrade a");
	}

	@Test
	void aDatabaseThatIsAheadTakesItOverToo() {
		List<AppliedRevision> rows = Revisions.applied("x", "a: x", "b: a", "c: b", "d: c", "e: d", "f: c");
		assertThat(Position.of(ALONE, rows).relation()).isEqualTo(Relation.AHEAD);
		assertThat(Position.of(ALONE, rows).current()).containsExactly("e", "f");
		assertThat(steps(Plan.upgrade(ALONE, rows, symbols("heads")))).containsExactly("add s");
	}

	@Test
	void anOldReleaseSeesNothingNew() {
		List<AppliedRevision> rows = Revisions.applied("x", "s: x = a b c", "d: c");
		assertThat(Position.of(OLD, rows).relation()).isEqualTo(Relation.AT_HEAD);
		assertThat(Position.of(OLD, rows).current()).containsExactly("d");
		assertThat(Plan.upgrade(OLD, rows, symbols("heads")).steps()).isEmpty();
		assertThat(steps(Plan.upgrade(OLD, rows.subList(0, 2), symbols("heads")))).containsExactly("upgrade d");
	}

	@Test
	void aReleaseFromLongBeforeIsBehindIt() {
		Position position = Position.of(Revisions.graph("x", "a: x"), Revisions.applied("x", "s: x = a b c", "d: c"));
		assertThat(position.relation()).isEqualTo(Relation.AHEAD);
		assertThat(position.current()).containsExactly("d");
	}

	@Test
	void anOldReleaseGoesDownOverIt() {
		List<AppliedRevision> rows = Revisions.applied("x", "s: x = a b c", "d: c");
		assertThat(downgrade(OLD, rows, "b")).containsExactly("add a", "add b", "add c", "remove s", "downgrade d",
				"downgrade c");
		assertThat(downgrade(OLD, rows, "c")).containsExactly("downgrade d");
		assertThat(downgrade(OLD, Revisions.applied("x", "s: x = a b c", "e: s"), "b")).containsExactly("add a",
				"add b", "add c", "remove s", "downgrade e", "downgrade c");
	}

	@Test
	void aNewReleaseGoesDownByTheSquash() {
		assertThat(downgrade(ALONE, Revisions.applied("x", "s: x = a b c", "d: c"), "x")).containsExactly("downgrade d",
				"downgrade s");
		assertThat(downgrade(ALONE, Revisions.applied(ALL), "x")).containsExactly("add s", "downgrade s");
	}

	@Test
	void fromInBetweenTheOldRevisionsGoDown() {
		assertThat(downgrade(BESIDE, Revisions.applied("x", "a: x", "b: a"), "a")).containsExactly("downgrade b");
		assertThat(downgrade(ALONE, Revisions.applied("x", "a: x", "b: a"), "x")).containsExactly("downgrade b",
				"downgrade a");
	}

	@Test
	void stampsKeepTheLedgerInTheNamesOfTheFiles() {
		assertThat(stamp(BESIDE, Revisions.applied(ALL), "heads")).containsExactly("remove a", "remove b", "remove c",
				"add s", "add d");
		assertThat(stamp(BESIDE, Revisions.applied("x", "s: x = a b c", "d: c"), "x")).containsExactly("remove d",
				"remove s");
		assertThat(stamp(OLD, Revisions.applied("x", "s: x = a b c", "d: c"), "b")).containsExactly("remove d",
				"remove s", "add a", "add b");
	}

	@Test
	void aSquashMayBeSquashedAgain() {
		RevisionGraph graph = Revisions.graph("t: = s a b d", "s: = a b", "e: d");
		assertThat(graph.revisions()).extracting(Revision::id).containsExactly("t", "e");
		assertThat(steps(graph, Revisions.applied("a", "b: a", "d: b"))).containsExactly("add t", "upgrade e");
		assertThat(steps(graph, Revisions.applied("s: = a b", "d: b"))).containsExactly("add t", "upgrade e");
	}

	@Test
	void aSquashThatReplacesMoreReplacesTheOtherToo() {
		RevisionGraph graph = Revisions.graph("s: = a b", "c: s", "t: = a b c", "d: c");
		assertThat(graph.revisions()).extracting(Revision::id).containsExactly("t", "d");
		assertThat(steps(graph, Revisions.applied("s: = a b", "c: s"))).containsExactly("add t", "upgrade d");
		assertThat(steps(graph, Revisions.applied("s: = a b"))).containsExactly("upgrade c", "add t", "upgrade d");
		assertThat(steps(Revisions.graph("t: = a b c"), Revisions.applied("a", "b: a", "c: b")))
			.containsExactly("add t");
	}

	@Test
	void inBetweenOfTwoSquashesTheInnerOneIsFinishedFirst() {
		RevisionGraph graph = Revisions.graph("a", "b: a", "s: = a b", "c: s", "t: = a b c", "d: c");
		assertThat(steps(graph, Revisions.applied("a"))).containsExactly("upgrade b", "add s", "upgrade c", "add t",
				"upgrade d");
		assertThat(steps(Revisions.graph("a", "b: a", "s: = a b", "c: s", "t: = a b s c"), Revisions.applied("a")))
			.containsExactly("upgrade b", "add s", "upgrade c", "add t");
	}

	@Test
	void aReleaseFromBetweenTwoSquashesGoesDownOverTheLaterOne() {
		for (String later : List.of("t: = a b c", "t: = a b s c")) {
			for (RevisionGraph release : List.of(Revisions.graph("s: = a b", "c: s"),
					Revisions.graph("a", "b: a", "s: = a b", "c: b"))) {
				List<AppliedRevision> rows = Revisions.applied(later);
				assertThat(Position.of(release, rows).relation()).isEqualTo(Relation.AT_HEAD);
				assertThat(Plan.upgrade(release, rows, symbols("heads")).steps()).isEmpty();
				assertThat(downgrade(release, rows, "-1")).containsExactly("add s", "add c", "remove t", "downgrade c");
			}
		}
	}

	@Test
	void aReleaseFromBeforeBothSquashesSeesNothingNew() {
		RevisionGraph release = Revisions.graph("a", "b: a", "c: b");
		assertThat(Position.of(release, Revisions.applied("t: = a b c")).relation()).isEqualTo(Relation.AT_HEAD);
		assertThat(downgrade(release, Revisions.applied("t: = a b c"), "b")).containsExactly("add a", "add b", "add c",
				"remove t", "downgrade c");
	}

	@Test
	void branchesAndMergesMayBeInIt() {
		RevisionGraph graph = Revisions.graph("a", "b: a #left", "c: a", "m: b c", "s: = a b c m", "d: m > left");
		assertThat(graph.requirements("d")).containsExactly("s");
		assertThat(steps(graph, Revisions.applied("a", "b: a"))).containsExactly("upgrade c", "upgrade m", "add s",
				"upgrade d");
	}

	@Test
	void whatIsWrongWithItIsTold() {
		assertThat(problems("s: = a", "t: = a")).containsExactly(Kind.OVERLAPPING_SQUASH);
		assertThat(problems("s: = s")).containsExactly(Kind.SQUASH_CYCLE);
		assertThat(problems("s: = t", "t: = s")).contains(Kind.SQUASH_CYCLE);
		assertThat(problems("a", "s: = a z")).containsExactly(Kind.UNKNOWN_REPLACED);
		assertThat(problems("a", "s: a = a")).containsExactly(Kind.SELF_LOOP);
		assertThat(problems("a", "y: a", "b: y", "s: y = a b")).contains(Kind.CYCLE);
	}

	private static List<Kind> problems(String... notations) {
		return catchThrowableOfType(RevisionGraphException.class, () -> Revisions.graph(notations)).problems()
			.stream()
			.map(GraphProblem::kind)
			.toList();
	}

	private static List<String> upgrade(RevisionGraph graph, String... applied) {
		return steps(graph, Revisions.applied(applied));
	}

	private static List<String> steps(RevisionGraph graph, List<AppliedRevision> rows) {
		return steps(Plan.upgrade(graph, rows, symbols("heads")));
	}

	private static List<String> downgrade(RevisionGraph graph, List<AppliedRevision> rows, String target) {
		return steps(Plan.downgrade(graph, rows, Symbol.parse(target)));
	}

	private static List<String> stamp(RevisionGraph graph, List<AppliedRevision> rows, String target) {
		return steps(Plan.stamp(graph, rows, symbols(target)));
	}

	private static List<String> steps(Plan plan) {
		return plan.steps().stream().map((step) -> step.direction().code() + " " + step.revision()).toList();
	}

	private static List<Symbol> symbols(String... texts) {
		return Arrays.stream(texts).map(Symbol::parse).toList();
	}

}
