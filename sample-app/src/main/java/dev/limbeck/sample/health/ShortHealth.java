package dev.limbeck.sample.health;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How the service does, in a line.
 *
 * @param ok whether all is well
 * @param db whether the database answers
 * @param migrations whether its schema is what this release needs; if the database does
 * not answer nobody knows
 * @param queueDepth how many jobs are due, or {@code null} if nobody knows
 * @param deadLetters how many jobs failed for good and wait for somebody, or {@code null}
 * if nobody knows
 * @param version of this release
 * @param time when this was found out
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ShortHealth(boolean ok, boolean db, boolean migrations,
		@JsonProperty("queue_depth") @Nullable Long queueDepth,
		@JsonProperty("dead_letters") @Nullable Long deadLetters, String version, Instant time) {

}
