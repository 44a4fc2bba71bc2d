package dev.limbeck.migrate;

/**
 * A table that an applied revision creates and the database lacks.
 *
 * @param revision the id
 * @param table the name, as the revision writes it
 * @param place where the revision creates it, {@code file:line}
 */
public record MissingTable(String revision, String table, String place) {
}
