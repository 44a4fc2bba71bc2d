package dev.limbeck;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LimbeckException}.
 */
class LimbeckExceptionTests {

	private final LimbeckException failure = new LimbeckException("no-table", "There is no table.", "Create it.");

	@Test
	void saysInItsMessageOnlyWhatHappened() {
		assertThat(this.failure).hasMessage("There is no table.");
	}

	@Test
	void saysInAStackTraceWhatToDo() {
		assertThat(this.failure.toString()).endsWith("LimbeckException: There is no table.\nCreate it.");
	}

}
