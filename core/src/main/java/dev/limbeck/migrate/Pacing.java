package dev.limbeck.migrate;

import java.time.Duration;
import java.util.random.RandomGenerator;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Backoff;
import dev.limbeck.connect.WaitClock;

/**
 * Pauses between attempts, scattered so that many waiting processes do not come in step.
 *
 * @param clock lets the time pass
 * @param random scatters
 */
record Pacing(WaitClock clock, RandomGenerator random) {

	/**
	 * Sleep.
	 * @param backoff how the pauses grow
	 * @param failures how many attempts have failed so far, from 1
	 * @return how long it slept
	 */
	Duration pause(Backoff backoff, int failures) {
		Duration pause = next(backoff, failures);
		sleep(pause);
		return pause;
	}

	Duration next(Backoff backoff, int failures) {
		return backoff.pause(failures, false, this.random);
	}

	/**
	 * Sleep.
	 * @param pause how long
	 * @throws LimbeckException if the thread is interrupted meanwhile
	 */
	void sleep(Duration pause) {
		try {
			this.clock.sleep(pause);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LimbeckException("interrupted", "The migration was interrupted while it waited.",
					"Start again: nothing was left half done.", ex);
		}
	}

}
