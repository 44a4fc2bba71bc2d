package dev.limbeck.boot;

/**
 * A run has failed that application code started. An application event, for
 * {@code @EventListener}. A start that fails ends the context before anybody could
 * listen: its failure is the cause in Spring Boot's {@code ApplicationFailedEvent}.
 *
 * @param failure what went wrong, nearly always a {@link dev.limbeck.LimbeckException}
 */
public record MigrationFailedEvent(RuntimeException failure) {

}
