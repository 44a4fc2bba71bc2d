package dev.limbeck.revision;

import java.util.List;
import java.util.Set;

import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.Position.Relation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Position} and the {@link Plan} that follows from it.
 */
class PositionTests {

	private static final RevisionGraph GRAPH = Revisions.graph("a", "b: a", "c: a", "d: b c");

	@Test
	void anEmptyDatabaseIsBehind() {
		Position position = Position.of(GRAPH, List.of());
		assertThat(position.relation()).isEqualTo(Relation.BEHIND);
		assertThat(position.current()).isEmpty();
		assertThat(position.pending()).extracting(Revision::id).containsExactly("a", "b", "c", "d");
	}

	@Test
	void allAppliedIsAtHead() {
		Position position = Position.of(GRAPH, Revisions.applied("a", "b: a", "c: a", "d: b c"));
		assertThat(position.relation()).isEqualTo(Relation.AT_HEAD);
		assertThat(position.current()).containsExactly("d");
	}

	@Test
	void currentIsASetWhileABranchIsUnmerged() {
		assertThat(Position.of(GRAPH, Revisions.applied("a", "b: a", "c: a")).current()).containsExactly("b", "c");
	}

	@Test
	void moreThanTheFilesKnowIsAhead() {
		Position position = Position.of(Revisions.graph("a"), Revisions.applied("a", "b: a"));
		assertThat(position.relation()).isEqualTo(Relation.AHEAD);
		assertThat(position.current()).containsExactly("b");
		assertThat(position.unknown()).containsExactly("b");
	}

	@Test
	void unknownAndPendingIsDiverged() {
		assertThat(Position.of(Revisions.graph("a", "c: a"), Revisions.applied("a", "b: a")).relation())
			.isEqualTo(Relation.DIVERGED);
	}

	@Test
	void aSquashIsNothingNewWhereTheRevisionsAreThatItReplaces() {
		AppliedRevision squash = new AppliedRevision("s", List.of(), List.of(), List.of(), List.of("a", "b"), "", "1:0",
				null, State.APPLIED);
		Position position = Position.of(Revisions.graph("a", "b: a"), List.of(squash));
		assertThat(position.relation()).isEqualTo(Relation.AT_HEAD);
		assertThat(position.current()).containsExactly("b");
		assertThat(Position.of(Revisions.graph("a"), List.of(squash)).relation()).isEqualTo(Relation.AHEAD);
	}

	@Test
	void anUnfinishedRevisionIsNeitherAppliedNorPending() {
		AppliedRevision running = new AppliedRevision("a", List.of(), List.of(), List.of(), List.of(), "", "1:0", null,
				State.RUNNING);
		Position position = Position.of(Revisions.graph("a"), List.of(running));
		assertThat(position.unfinished()).containsExactly("a");
		assertThat(position.pending()).isEmpty();
		assertThat(position.current()).isEmpty();
	}

	@Test
	void onlyWhatIsWantedIsPending() {
		Position position = Position.of(GRAPH, Revisions.applied("a"));
		assertThat(position.wanting(Set.of("a", "c")).pending()).extracting(Revision::id).containsExactly("c");
		assertThat(position.wanting(Set.of("a")).relation()).isEqualTo(Relation.AT_HEAD);
	}

}
