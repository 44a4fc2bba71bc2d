package dev.limbeck.sample;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something to be reminded of.
 *
 * @param id its number
 * @param event the event it belongs to
 * @param text what to be reminded of
 * @param dueAt when, or {@code null} for any time
 * @param done whether it is dealt with
 */
record Reminder(long id, String event, String text, @Nullable Instant dueAt, boolean done) {

}
