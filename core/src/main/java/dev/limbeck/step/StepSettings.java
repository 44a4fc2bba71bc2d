package dev.limbeck.step;

import java.util.function.Supplier;

import dev.limbeck.session.Pacing;

/**
 * How steps are run.
 *
 * @param timeouts of statements, unless a step says something else
 * @param tries how often a step is tried
 * @param listener told what is done
 * @param ticker makes what a watch looks by
 * @param pacing the pauses between tries, and the time
 */
public record StepSettings(StatementTimeouts timeouts, RevisionTries tries, StepListener listener,
		Supplier<Ticker> ticker, Pacing pacing) {

	/**
	 * Return the settings with another listener.
	 * @param other the listener
	 * @return the rest of it is the same
	 */
	public StepSettings listener(StepListener other) {
		return new StepSettings(this.timeouts, this.tries, other, this.ticker, this.pacing);
	}

	/**
	 * Return the time, as {@link System#nanoTime()} counts it.
	 * @return nanoseconds since some moment
	 */
	public long nanoTime() {
		return this.pacing.clock().nanoTime();
	}

}
