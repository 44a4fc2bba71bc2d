package dev.limbeck.connect;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to pause between two tries: longer after each one, up to a limit, with jitter
 * so that many instances do not knock at the same moment.
 *
 * @param first the first pause
 * @param factor by what each pause exceeds the one before
 * @param longest the longest pause while the server starts
 * @param longestWhenFull the longest pause while the server lacks connections, memory or
 * disk (SQLSTATE class 53)
 * @param jitter the share of a pause that is left to chance, 0.2 for ±20 %
 */
public record Backoff(Duration first, double factor, Duration longest, Duration longestWhenFull, double jitter) {

	/**
	 * 250 ms × 1.6 up to 3 s, up to 10 s when the server is full, ±20 %.
	 */
	public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(250), 1.6, Duration.ofSeconds(3),
			Duration.ofSeconds(10), 0.2);

	/**
	 * Return the next pause.
	 * @param failures how many tries have failed so far, from 1
	 * @param full whether the server is full
	 * @param random the jitter
	 * @return the pause
	 */
	public Duration pause(int failures, boolean full, RandomGenerator random) {
		double limit = (full ? this.longestWhenFull : this.longest).toMillis();
		double pause = Math.min(limit, this.first.toMillis() * Math.pow(this.factor, failures - 1));
		double chance = 1 + this.jitter * (2 * random.nextDouble() - 1);
		return Duration.ofMillis(Math.round(pause * chance));
	}

}
