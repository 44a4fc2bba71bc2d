package dev.limbeck.sample.preference;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A way to tell somebody something, as the type {@code channel} of the database.
 */
public enum Channel {

	/** By e-mail. */
	@JsonProperty("email")
	EMAIL,

	/** By text message. */
	@JsonProperty("sms")
	SMS,

	/** By a message to an application on a phone. */
	@JsonProperty("push")
	PUSH

}
