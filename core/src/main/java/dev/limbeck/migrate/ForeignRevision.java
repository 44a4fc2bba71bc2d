package dev.limbeck.migrate;

import org.jspecify.annotations.Nullable;

/**
 * A revision that another tool has applied, before it was one.
 *
 * @param revision its id
 * @param key what the tool calls it
 * @param appliedAt when, in a form that PostgreSQL reads as a time with its zone, or
 * {@code null} if the tool does not say
 * @param appliedBy by whom, or {@code null} if the tool does not say
 */
public record ForeignRevision(String revision, String key, @Nullable String appliedAt, @Nullable String appliedBy) {

}
