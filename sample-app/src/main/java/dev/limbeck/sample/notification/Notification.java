package dev.limbeck.sample.notification;

import java.time.Instant;

import dev.limbeck.sample.preference.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user is told.
 *
 * @param id its number
 * @param key what it is about: there is no second notification of the same
 * @param eventId the number of the event it belongs to
 * @param recipient whom to tell
 * @param channel by which way
 * @param text what to tell
 * @param createdAt when it was made
 * @param sentAt when it was sent, or {@code null}
 */
public record Notification(long id, String key, long eventId, String recipient, Channel channel, String text,
		Instant createdAt, @Nullable Instant sentAt) {

}
