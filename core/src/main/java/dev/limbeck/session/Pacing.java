package dev.limbeck.session;

import java.time.Duration;
import java.util.random.RandomGenerator;

import dev.limbeck.connect.Backoff;
import dev.limbeck.connect.WaitClock;

/**
 * Pauses between attempts, scattered so that many waiting processes do not come in step.
 *
 * @param clock lets the time pass
 * @param random scatters
 */
public record Pacing(WaitClock clock, RandomGenerator random) {

	/**
	 * Sleep.
	 * @param backoff how the pauses grow
	 * @param failures how many attempts have failed so far, from 1
	 * @return how long it slept
	 * @throws dev.limbeck.LimbeckException if the thread is interrupted meanwhile
	 */
	public Duration pause(Backoff backoff, int failures) {
		Duration pause = next(backoff, failures);
		sleep(pause);
		return pause;
	}

	public Duration next(Backoff backoff, int failures) {
		return backoff.pause(failures, false, this.random);
	}

	private void sleep(Duration pause) {
		if (!passes(pause)) {
			throw StopSignal.waiting();
		}
	}

	/**
	 * Sleep.
	 * @param pause how long
	 * @return whether the time has passed; else the thread was interrupted, and still is
	 */
	public boolean passes(Duration pause) {
		try {
			this.clock.sleep(pause);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
