package dev.limbeck.connect.failure;

import java.time.Duration;

/**
 * How long a failure is worth a retry, the most patient first.
 */
public enum Verdict {

	/** It may pass: retry until the budget is spent. */
	TRANSIENT,

	/** It may pass soon, such as a name that is about to appear in DNS: 15 s. */
	FOR_A_WHILE,

	/** It may be an accident: one retry. */
	ONCE,

	/** Permanent, unless an operator is about to create the role or the database. */
	AFTER_GRACE,

	/** Waiting does not help. */
	PERMANENT;

	private static final Duration WHILE = Duration.ofSeconds(15);

	/**
	 * Return whether to give up.
	 * @param times how often in a row it failed like this, from 1
	 * @param lasting how long it has failed like this
	 * @param grace the user's grace
	 * @return whether another try is pointless
	 */
	boolean isFinal(int times, Duration lasting, Duration grace) {
		return switch (this) {
			case TRANSIENT -> false;
			case FOR_A_WHILE -> lasting.compareTo(WHILE) >= 0;
			case ONCE -> times > 1;
			case AFTER_GRACE -> lasting.compareTo(grace) >= 0;
			case PERMANENT -> true;
		};
	}

}
