package dev.limbeck.ledger;

import java.util.List;
import java.util.stream.IntStream;

import dev.limbeck.revision.Step.Direction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which revision it is that the holder of the lock runs, as its message says.
 */
class LockHolderTests {

	private static final String UP = LockHolder.comment(Direction.UPGRADE, List.of("a", "b", "c")) + "BEGIN;";

	private static final String DOWN = LockHolder.comment(Direction.DOWNGRADE, List.of("c", "b", "a")) + "BEGIN;";

	@Test
	void oneRevisionIsThatOne() {
		String one = LockHolder.comment(Direction.DOWNGRADE, List.of("a"));
		assertThat(one).isEqualTo("/* limbeck a */ ");
		assertThat(LockHolder.revision(one + "BEGIN;", List.of("a"))).isEqualTo("a");
	}

	@Test
	void ofSeveralItIsTheFirstThatIsNotApplied() {
		assertThat(LockHolder.revision(UP, List.of())).isEqualTo("a");
		assertThat(LockHolder.revision(UP, List.of("a"))).isEqualTo("b");
		assertThat(LockHolder.revision(UP, List.of("a", "b"))).isEqualTo("c");
		assertThat(LockHolder.revision(UP, List.of("a", "b", "c"))).isEqualTo("c");
	}

	@Test
	void onTheWayBackItIsTheFirstThatStillIs() {
		assertThat(LockHolder.revision(DOWN, List.of("a", "b", "c"))).isEqualTo("c");
		assertThat(LockHolder.revision(DOWN, List.of("a", "b"))).isEqualTo("b");
		assertThat(LockHolder.revision(DOWN, List.of())).isEqualTo("a");
	}

	@Test
	void manyAreCutWhereOthersSeeNoMore() {
		List<String> ids = IntStream.range(0, 1000).mapToObj((i) -> "revision" + i).toList();
		String comment = LockHolder.comment(Direction.UPGRADE, ids);
		assertThat(comment.length()).isLessThanOrEqualTo(LockHolder.LONGEST_COMMENT + 1);
		assertThat(comment).endsWith(" */ ");
		assertThat(LockHolder.revision(comment, List.of("revision0"))).isEqualTo("revision1");
	}

	@Test
	void otherMessagesSayNothing() {
		assertThat(LockHolder.revision(null, List.of())).isNull();
		assertThat(LockHolder.revision("SELECT 1", List.of())).isNull();
	}

}
