package dev.limbeck.sample.preference;

import java.time.Duration;

/**
 * How a user wants to be told.
 *
 * @param user the user's name
 * @param channel the way
 * @param remindBefore how long before an event begins
 */
public record Preferences(String user, Channel channel, Duration remindBefore) {

	static Preferences usual(String user) {
		return new Preferences(user, Channel.EMAIL, Duration.ofHours(1));
	}

}
