package dev.limbeck.sample.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How full the queue is.
 *
 * @param depth how many jobs are due
 * @param oldestDue since when the one is due that waits longest, or {@code null}
 * @param scheduled how many are to run later, retries among them
 * @param deadLetters how many failed for good and were not requeued
 */
public record QueueState(long depth, @Nullable Instant oldestDue, long scheduled, long deadLetters) {

}
