package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.limbeck.revision.GraphProblem.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link RevisionGraph}.
 */
class RevisionGraphTests {

	@Test
	void anEmptyGraphHasNoHeads() {
		assertThat(Revisions.graph().heads()).isEmpty();
	}

	@Test
	void aLinearHistoryHasOneHead() {
		assertThat(Revisions.graph("a", "b: a", "c: b").heads()).containsExactly("c");
	}

	@Test
	void aBranchHasTwoHeads() {
		assertThat(Revisions.graph("a", "c: a", "b: a").heads()).containsExactly("b", "c");
	}

	@Test
	void aMergeHasOneHeadAgain() {
		assertThat(Revisions.graph("a", "b: a", "c: a", "d: b c").heads()).containsExactly("d");
	}

	@Test
	void aRevisionThatAnotherDependsOnIsNoHead() {
		assertThat(Revisions.graph("a", "b", "c: b > a").heads()).containsExactly("c");
	}

	@Test
	void parentsComeBeforeChildrenWhateverTheOrderOfFiles() {
		assertThat(Revisions.graph("c: b", "b: a", "a").revisions()).extracting(Revision::id)
			.containsExactly("a", "b", "c");
	}

	@Test
	void tiesAreBrokenByDateOfCreationThenById() {
		RevisionGraph graph = RevisionGraph.of(List.of(Revisions.revision("x"), Revisions.created("c", "2026-01-01"),
				Revisions.created("b", "2026-01-02"), Revisions.created("a", "2026-01-02")));
		assertThat(graph.revisions()).extracting(Revision::id).containsExactly("c", "a", "b", "x");
	}

	@Test
	void aDependencyMayNameABranchLabel() {
		RevisionGraph graph = RevisionGraph
			.of(List.of(Revisions.labelled("a", "billing"), Revisions.revision("b: > billing")));
		assertThat(graph.requirements("b")).containsExactly("a");
	}

	@Test
	void ancestorsFollowBothKindsOfEdges() {
		assertThat(Revisions.graph("a", "b: a", "x", "c: b > x", "d: c").ancestors(List.of("c")))
			.containsExactlyInAnyOrder("a", "b", "x", "c");
	}

	@Test
	void aDuplicateIdNamesBothFiles() {
		assertThat(problems("a", "a")).singleElement()
			.satisfies((problem) -> assertThat(problem.description())
				.isEqualTo("Revision a is declared by a.sql, a.sql."));
	}

	@Test
	void aMissingParentNamesTheFileThatWantsIt() {
		assertThat(problems("b: a")).singleElement().satisfies((problem) -> {
			assertThat(problem.description()).isEqualTo("Revision b names parent a, which no revision file declares.");
			assertThat(problem.action()).isEqualTo("Restore the file of a or change @revises in b.sql.");
		});
	}

	@Test
	void aMissingDependencyIsToldApartFromAMissingParent() {
		assertThat(problems("b: > a")).extracting(GraphProblem::kind).containsExactly(Kind.MISSING_DEPENDENCY);
	}

	@Test
	void aRevisionThatRequiresItselfIsRefused() {
		assertThat(problems("a: a")).extracting(GraphProblem::kind).containsExactly(Kind.SELF_LOOP);
	}

	@Test
	void aCycleIsShownAsAWalk() {
		assertThat(problems("a: c", "b: a", "c: b", "d: c")).singleElement()
			.satisfies((problem) -> assertThat(problem.description())
				.isEqualTo("Revisions require each other in a cycle: a -> c -> b -> a."));
	}

	@Test
	void eachCycleIsReportedOnce() {
		assertThat(problems("a: b", "b: a", "c: d", "d: c", "e: a c")).extracting(GraphProblem::kind)
			.containsExactly(Kind.CYCLE, Kind.CYCLE);
	}

	@Test
	void aLabelMustNotBeALabelOrIdOfAnother() {
		List<Revision> revisions = List.of(Revisions.labelled("a", "x"), Revisions.labelled("b: a", "x"),
				Revisions.labelled("c: b", "a"));
		assertThat(problems(revisions)).extracting(GraphProblem::kind)
			.containsExactly(Kind.DUPLICATE_LABEL, Kind.DUPLICATE_LABEL);
	}

	@Test
	void aCycleThatADependencyClosesIsToldApart() {
		assertThat(problems("a: > c", "b: a", "c: b")).extracting(GraphProblem::kind)
			.containsExactly(Kind.DEPENDENCY_CYCLE);
		assertThat(problems("a: > a")).extracting(GraphProblem::kind).containsExactly(Kind.DEPENDENCY_SELF_LOOP);
	}

	@Test
	void aCycleOfParentsIsFoundBesideOneOfDependencies() {
		assertThat(problems("a: b > x", "b: a", "x: > y", "y: > x")).extracting(GraphProblem::kind)
			.containsExactly(Kind.CYCLE, Kind.DEPENDENCY_CYCLE);
	}

	@Test
	void anIdThatSymbolsCannotNameIsRefused() {
		assertThat(problems("x-y", "base")).extracting((problem) -> problem.kind().code())
			.containsExactly("illegal-revision-id", "illegal-revision-id");
	}

	@Test
	void nominalHeadsAndBasesLookAtWhatIsRevisedOnly() {
		RevisionGraph graph = Revisions.graph("a", "b: a", "x: > a");
		assertThat(graph.nominalHeads()).containsExactly("b", "x");
		assertThat(graph.bases()).containsExactly("a", "x");
	}

	@Test
	void branchAndMergePointsLookAtWhatIsRevisedOnly() {
		RevisionGraph graph = Revisions.graph("a", "b: a", "c: a", "d: b c", "e: d > a");
		assertThat(graph.branchPoints()).extracting(Revision::id).containsExactly("a");
		assertThat(graph.mergePoints()).extracting(Revision::id).containsExactly("d");
	}

	@Test
	void aLineageLeavesSiblingsAndDependenciesOut() {
		assertThat(Revisions.graph("a", "b: a", "c: a", "x", "d: b > x", "e: d").lineage("b"))
			.containsExactlyInAnyOrder("a", "b", "d", "e");
	}

	@Test
	void allProblemsAreToldAtOnce() {
		assertThat(problems("a", "a", "b: x", "c: c", "d: e", "e: d")).extracting(GraphProblem::kind)
			.containsExactly(Kind.DUPLICATE_ID, Kind.MISSING_PARENT, Kind.SELF_LOOP, Kind.CYCLE);
	}

	@Test
	void everyOrderOfARandomGraphRespectsItsEdges() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int round = 0; round < 500; round++) {
			RevisionGraph graph = RevisionGraph.of(randomRevisions(random));
			Set<String> done = new HashSet<>();
			for (Revision revision : graph.revisions()) {
				assertThat(done).as("seed %d", seed).containsAll(graph.requirements(revision.id()));
				done.add(revision.id());
			}
		}
	}

	private static List<Revision> randomRevisions(Random random) {
		List<Revision> revisions = new ArrayList<>();
		int size = random.nextInt(40);
		for (int i = 0; i < size; i++) {
			StringBuilder notation = new StringBuilder("r" + i + ":");
			for (int parents = (i == 0) ? 0 : random.nextInt(3); parents > 0; parents--) {
				notation.append(" r").append(random.nextInt(i));
			}
			revisions.add(Revisions.revision(notation.toString()));
		}
		Collections.shuffle(revisions, random);
		return revisions;
	}

	private static List<GraphProblem> problems(String... notations) {
		return problems(Revisions.of(notations));
	}

	private static List<GraphProblem> problems(List<Revision> revisions) {
		return catchThrowableOfType(RevisionGraphException.class, () -> RevisionGraph.of(revisions)).problems();
	}

}
