package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.step.MigrationProgress;
import dev.limbeck.step.RunningStep;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows in the last line of a terminal how far a run has got, from the moment one of its
 * steps has taken a second. Told by several threads.
 */
final class ProgressDisplay implements MigrationListener {

	/** The parts that a step is divided into: statements count, too. */
	private static final int PARTS = 1000;

	private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

	private final StatusLine line;

	private final int width;

	private @Nullable ProgressBar bar;

	/**
	 * Create a new display.
	 * @param line where to show it
	 * @param width of the terminal, in characters
	 */
	ProgressDisplay(StatusLine line, int width) {
		this.line = line;
		this.width = width;
	}

	/**
	 * Tell whether standard error goes to a terminal. Java only knows of standard input
	 * and output.
	 * @return {@code false} if it is known to go elsewhere
	 */
	static boolean isSeen() {
		try {
			return !Files.exists(STANDARD_ERROR) || STANDARD_ERROR.toRealPath().toString().matches("/dev/(pts/|tty).*");
		}
		catch (IOException ex) {
			// What the link names, such as a pipe, is no file.
			return false;
		}
	}

	@Override
	public synchronized void stepProgressed(MigrationProgress progress) {
		RunningStep step = progress.step();
		ProgressBar shown = this.bar;
		if (shown == null) {
			shown = begin(step);
			this.bar = shown;
		}
		double batch = (progress.batch() != null) ? progress.batch().share() : 0;
		int done = (step.statements() > 0)
				? (int) (PARTS * (Math.max(0, progress.statement() - 1) + batch) / step.statements()) : 0;
		shown.stepTo((long) PARTS * (step.number() - 1) + done);
		shown.setExtraMessage(text(progress));
		shown.refresh();
	}

	private static String text(MigrationProgress progress) {
		RunningStep step = progress.step();
		String statements = (progress.statement() > 0)
				? ", statement " + progress.statement() + " of " + step.statements() : "";
		String rows = (progress.batch() != null) ? ", " + progress.batch().summary() : "";
		String phase = (progress.phase() != null) ? ", " + progress.phase() : "";
		return " revision " + step.number() + " of " + step.total() + statements + rows + phase;
	}

	private ProgressBar begin(RunningStep step) {
		return new ProgressBarBuilder().setTaskName(step.direction().code())
			.setInitialMax((long) PARTS * step.total())
			.setUnit("", PARTS)
			.setStyle(ProgressBarStyle.ASCII)
			.hideEta()
			.continuousUpdate()
			.setConsumer(new DelegatingProgressBarConsumer(this::show, this.width))
			.build();
	}

	// The library draws on a thread of its own, too: late, and once more after the end.
	private void show(String text) {
		if (Thread.holdsLock(this)) {
			this.line.show(text);
		}
	}

	@Override
	public void finished(MigrationReport report) {
		end();
	}

	@Override
	public void failed(RuntimeException failure) {
		end();
	}

	@Override
	public void connectionLost(int attempt) {
		end();
	}

	// Closed without the lock: the library waits for its own thread.
	private void end() {
		ProgressBar shown = take();
		if (shown != null) {
			shown.close();
			this.line.show("");
		}
	}

	private synchronized @Nullable ProgressBar take() {
		ProgressBar shown = this.bar;
		this.bar = null;
		return shown;
	}

}
