package dev.limbeck.migrate;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a run waits for that leaves migrating to another process.
 *
 * @param pending ids of what is not applied yet, in the order in which it would be
 * @param unfinished ids that were begun and not finished, in alphabetical order
 * @param holder what is known of the process that holds the migration lock, or
 * {@code null} if nobody does
 * @param waited for how long so far
 */
public record AwaitedMigration(List<String> pending, Set<String> unfinished, @Nullable String holder, Duration waited) {

	/**
	 * Copy the collections.
	 */
	public AwaitedMigration {
		pending = List.copyOf(pending);
		unfinished = Set.copyOf(unfinished);
	}

}
