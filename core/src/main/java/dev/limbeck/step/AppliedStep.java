package dev.limbeck.step;

import java.time.Duration;

import dev.limbeck.revision.Step.Direction;

/**
 * One step that was done.
 *
 * @param revision the id of the revision
 * @param direction what happened to it
 * @param description what it does, in one line
 * @param duration from sending it to the server's answer
 */
public record AppliedStep(String revision, Direction direction, String description, Duration duration) {

}
