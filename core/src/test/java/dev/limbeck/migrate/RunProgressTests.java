package dev.limbeck.migrate;

import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RunProgress}.
 */
class RunProgressTests {

	private final RunProgress progress = new RunProgress();

	@Test
	void aLostLockIsNotWaitedForForEverWhileTheLedgerStandsStill() {
		assertThat(Stream.generate(() -> this.progress.beginRound(List.of(row("a")))).limit(11)).containsExactly(true,
				true, true, true, true, true, true, true, true, false, false);
	}

	@Test
	void aLostLockIsWaitedForAgainAndAgainWhileTheLedgerMoves() {
		for (int i = 0; i < 100; i++) {
			assertThat(this.progress.beginRound(List.of(row("r" + i)))).isTrue();
		}
	}

	private static AppliedRevision row(String id) {
		return new AppliedRevision(id, List.of(), List.of(), List.of(), List.of(), "", "1:0", null, State.APPLIED);
	}

}
