package dev.limbeck.sample;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A reminder as a client sends it.
 *
 * @param event the event it belongs to; made if it does not exist
 * @param text what to be reminded of
 * @param dueAt when, or {@code null} for any time
 */
record NewReminder(String event, String text, @Nullable Instant dueAt) {

}
