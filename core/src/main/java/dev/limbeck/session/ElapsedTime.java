package dev.limbeck.session;

import java.time.Duration;

/**
 * A time that has passed, in the unit that people would use.
 */
public final class ElapsedTime {

	private ElapsedTime() {
	}

	/**
	 * Write a time.
	 * @param duration the time
	 * @return such as {@code 35 s}, {@code 12 min} or {@code 3 h}
	 */
	public static String text(Duration duration) {
		if (duration.toMinutes() < 2) {
			return duration.toSeconds() + " s";
		}
		return (duration.toHours() < 2) ? duration.toMinutes() + " min" : duration.toHours() + " h";
	}

}
