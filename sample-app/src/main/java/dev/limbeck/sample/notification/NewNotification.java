package dev.limbeck.sample.notification;

/**
 * A notification to be made.
 *
 * @param key what it is about
 * @param eventId the number of the event it belongs to
 * @param recipient whom to tell
 * @param text what to tell
 */
public record NewNotification(String key, long eventId, String recipient, String text) {

}
