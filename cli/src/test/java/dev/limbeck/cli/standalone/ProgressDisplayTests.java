package dev.limbeck.cli.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

import dev.limbeck.revision.Step.Direction;
import dev.limbeck.step.BatchState;
import dev.limbeck.step.MigrationProgress;
import dev.limbeck.step.RunningStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProgressDisplay} and {@link StatusLine}.
 */
class ProgressDisplayTests {

	private static final String CLEAR = "\r\u001b[K";

	private final StringWriter terminal = new StringWriter();

	private final StatusLine line = new StatusLine(new PrintWriter(this.terminal));

	private final ProgressDisplay display = new ProgressDisplay(this.line, 100);

	@Test
	void revisionsAndStatementsMoveTheBar() {
		this.display.stepProgressed(progress(2, 6, null));
		assertThat(shown()).startsWith("upgrade").contains(" 30% ", "revision 2 of 5, statement 6 of 10");
		this.display.stepProgressed(progress(5, 1, null));
		assertThat(shown()).contains(" 80% ", "revision 5 of 5, statement 1 of 10");
	}

	@Test
	void itSaysWhatTheServerIsDoing() {
		this.display.stepProgressed(progress(1, 1, "building index, 40 %"));
		assertThat(shown()).contains("statement 1 of 10, building index, 40 %");
	}

	@Test
	void roundsOfABatchMoveTheBar() {
		RunningStep step = new RunningStep("3b7a1d2e4f56", Direction.UPGRADE, "Make it", 1, 1, 2);
		BatchState batch = new BatchState(3, 1200, 2500, 10_000L, 500, null);
		this.display.stepProgressed(new MigrationProgress(step, 2, batch, null, Duration.ofSeconds(5)));
		assertThat(shown()).contains(" 62% ", "statement 2 of 2, 1,200 rows changed");
	}

	@Test
	void itFitsTheTerminal() {
		this.display.stepProgressed(progress(1, 1, "waiting for ".repeat(20)));
		assertThat(shown()).hasSizeLessThanOrEqualTo(100);
	}

	@Test
	void nothingIsLeftOfItAtTheEnd() {
		this.display.stepProgressed(progress(1, 1, null));
		this.display.failed(new IllegalStateException());
		assertThat(this.terminal.toString()).endsWith(CLEAR);
	}

	@Test
	void aRunThatIsQuickHasNone() {
		this.display.failed(new IllegalStateException());
		assertThat(this.terminal.toString()).isEmpty();
	}

	@Test
	void linesAreWrittenAboveIt() {
		this.line.show("50%");
		this.line.println("Running upgrade a -> b");
		assertThat(this.terminal.toString())
			.isEqualTo("50%" + CLEAR + "Running upgrade a -> b" + System.lineSeparator() + "50%");
	}

	private String shown() {
		String all = this.terminal.toString();
		return all.substring(Math.max(0, all.lastIndexOf(CLEAR) + (all.contains(CLEAR) ? CLEAR.length() : 0)));
	}

	private static MigrationProgress progress(int revision, int statement, @Nullable String phase) {
		RunningStep step = new RunningStep("3b7a1d2e4f56", Direction.UPGRADE, "Make it", revision, 5, 10);
		return new MigrationProgress(step, statement, phase, Duration.ofSeconds(35));
	}

}
