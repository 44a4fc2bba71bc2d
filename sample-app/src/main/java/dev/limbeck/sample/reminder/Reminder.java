package dev.limbeck.sample.reminder;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something to be reminded of.
 *
 * @param id its number
 * @param eventId the number of the event it belongs to
 * @param event the name of that event
 * @param owner whom to remind
 * @param text what to be reminded of
 * @param dueAt when, or {@code null} for any time
 * @param done whether it is dealt with
 */
public record Reminder(long id, long eventId, String event, String owner, String text, @Nullable Instant dueAt,
		boolean done) {

}
