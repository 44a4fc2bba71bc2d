package dev.limbeck.migrate;

import java.time.Duration;

/**
 * One step that was run.
 *
 * @param revision the id of the revision
 * @param description what it does, in one line
 * @param duration from sending it to the server's answer
 */
public record AppliedStep(String revision, String description, Duration duration) {

}
