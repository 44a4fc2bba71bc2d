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

	@Test
	void steersNoTerminal() {
		LimbeckException hostile = new LimbeckException("no-table", "No \u001b[2J table.", "Create \u202eit.");
		assertThat(hostile).hasMessage("No \\u001b[2J table.");
		assertThat(hostile.description() + hostile.action()).isEqualTo("No \\u001b[2J table.Create \\u202eit.");
	}

}
