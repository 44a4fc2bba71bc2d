package dev.limbeck.boot;

import dev.limbeck.connect.Connector;

/**
 * The connection that migrations run on, and who named it.
 *
 * @param connector opens it
 * @param source such as {@code DATABASE_URL} or {@code limbeck.migration.url}
 */
public record MigrationConnection(Connector connector, String source) {

}
