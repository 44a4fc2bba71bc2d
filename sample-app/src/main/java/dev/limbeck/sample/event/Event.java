package dev.limbeck.sample.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that somebody plans.
 *
 * @param id its number
 * @param name its name, which no other event has
 * @param owner whose it is
 * @param startsAt when it begins, or {@code null} while nobody knows
 */
public record Event(long id, String name, String owner, @Nullable Instant startsAt) {

}
