package dev.limbeck.sample.preference;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Preferences as a client sends them.
 *
 * @param channel the way to tell something
 * @param remindBefore how long before an event begins, such as {@code PT30M}
 */
record NewPreferences(@NotNull Channel channel,
		@NotNull @DurationMin(seconds = 0) @DurationMax(days = 365) Duration remindBefore) {

}
