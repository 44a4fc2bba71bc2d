package dev.limbeck.sample.job;

import java.time.Instant;

/**
 * Work to be done later, as its row in the queue holds it.
 *
 * @param subject the id of what it is about
 * @param retry what to do if it fails
 * @param enqueuedAt when somebody asked for it
 */
public record Job(long subject, RetryPolicy retry, Instant enqueuedAt) {

}
