package dev.limbeck.boot;

import dev.limbeck.migrate.MigrationReport;

/**
 * The database stands where it should. An application event, for {@code @EventListener}.
 * Published once the beans of the context are there, as listeners may want the database;
 * a run that application code starts later publishes at once.
 *
 * @param report what was found and done; there may have been nothing to do
 */
public record MigrationFinishedEvent(MigrationReport report) {

}
