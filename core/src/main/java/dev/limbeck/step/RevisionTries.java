package dev.limbeck.step;

import java.time.Duration;

import dev.limbeck.connect.Backoff;

/**
 * How often a revision is tried that others were in the way of.
 *
 * @param limit how often at most, from 1
 * @param pauses between the tries
 */
public record RevisionTries(int limit, Backoff pauses) {

	/**
	 * Ten tries with pauses from half a second to ten: about a minute and a half while a
	 * lock is not to be had for five seconds each time.
	 */
	public static final RevisionTries DEFAULT = new RevisionTries(10,
			new Backoff(Duration.ofMillis(500), 1.6, Duration.ofSeconds(10), Duration.ofSeconds(10), 0.5));

}
