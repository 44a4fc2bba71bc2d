package dev.limbeck.boot.environment;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who says where the database is.
 *
 * @param source names of the settings or variables that won, or {@code null} if none did
 * @param unused names of variables that are set and say nothing
 * @param published what is to be published, or {@code null} if Spring Boot finds the
 * database by itself
 */
record DatabaseDecision(@Nullable String source, List<String> unused, @Nullable PublishedDatabase published) {

}
