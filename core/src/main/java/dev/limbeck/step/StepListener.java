package dev.limbeck.step;

import java.time.Duration;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

/**
 * Is told what becomes of each step of a run.
 */
public interface StepListener {

	/** Does nothing. */
	StepListener NO_OP = new StepListener() {
	};

	/**
	 * A step is about to run. Should the migration lock turn out to be lost, the run
	 * waits for it again; then the step is started once more, unless another process has
	 * done it.
	 * @param step the step
	 */
	default void stepStarted(RunningStep step) {
	}

	/**
	 * A step has been running for a second or longer. Told every half second by another
	 * thread than the one that runs.
	 * @param progress how far it has got
	 */
	default void stepProgressed(MigrationProgress progress) {
	}

	/**
	 * Others were in the way of a step; it will be tried again.
	 * @param retry what happened
	 */
	default void stepRetried(MigrationRetry retry) {
	}

	/**
	 * A step is done and committed. The server may be at the next one already: steps that
	 * travel together are told of while they run.
	 * @param step the step
	 * @param duration since it was started, tries and pauses included
	 */
	default void stepFinished(RunningStep step, Duration duration) {
	}

	/**
	 * A step has failed for good.
	 * @param step the step
	 * @param sqlState the server's code, or {@code null} if it was not the server that
	 * refused
	 * @param failure the whole story
	 */
	default void stepFailed(RunningStep step, @Nullable String sqlState, LimbeckException failure) {
	}

}
