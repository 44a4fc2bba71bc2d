package dev.limbeck.connect;

import java.time.Duration;

/**
 * How long and for what to wait.
 *
 * @param timeout the budget from the first try on; zero means one try
 * @param tryTimeout how long one try may take on one host
 * @param grace how long a wrong password, a missing role and a missing database are
 * retried, for operators that create them late; zero means not at all
 * @param backoff the pauses between tries
 * @param writable whether a server that is read-only does not count as reached
 */
public record WaitSettings(Duration timeout, Duration tryTimeout, Duration grace, Backoff backoff, boolean writable) {

	/** The budget unless {@code limbeck.wait.timeout} says otherwise. */
	public static final int DEFAULT_TIMEOUT_SECONDS = 60;

	/**
	 * The default budget, 5 s per try, no grace, writable.
	 */
	public static final WaitSettings DEFAULT = new WaitSettings(Duration.ofSeconds(DEFAULT_TIMEOUT_SECONDS),
			Duration.ofSeconds(5), Duration.ZERO, Backoff.DEFAULT, true);

	/**
	 * Return settings with another budget.
	 * @param newTimeout the budget; zero means one try
	 * @return new settings
	 */
	public WaitSettings withTimeout(Duration newTimeout) {
		return new WaitSettings(newTimeout, this.tryTimeout, this.grace, this.backoff, this.writable);
	}

	/**
	 * Return settings with another limit for one try.
	 * @param newTryTimeout how long one try may take
	 * @return new settings
	 */
	public WaitSettings withTryTimeout(Duration newTryTimeout) {
		return new WaitSettings(this.timeout, newTryTimeout, this.grace, this.backoff, this.writable);
	}

	/**
	 * Return settings with another grace.
	 * @param newGrace how long wrong passwords, missing roles and missing databases are
	 * retried
	 * @return new settings
	 */
	public WaitSettings withGrace(Duration newGrace) {
		return new WaitSettings(this.timeout, this.tryTimeout, newGrace, this.backoff, this.writable);
	}

	/**
	 * Return settings that are content with a read-only server.
	 * @return new settings
	 */
	public WaitSettings readOnly() {
		return new WaitSettings(this.timeout, this.tryTimeout, this.grace, this.backoff, false);
	}

}
