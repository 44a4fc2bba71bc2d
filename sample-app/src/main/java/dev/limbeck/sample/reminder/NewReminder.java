package dev.limbeck.sample.reminder;

import java.time.Instant;

import dev.limbeck.sample.input.Line;
import dev.limbeck.sample.input.Moment;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * A reminder as a client sends it.
 *
 * @param text what to be reminded of
 * @param dueAt when, or {@code null} for any time
 */
public record NewReminder(@NotBlank @Line String text, @Moment @Nullable Instant dueAt) {

}
