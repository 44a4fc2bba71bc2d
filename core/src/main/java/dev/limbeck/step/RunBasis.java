package dev.limbeck.step;

import java.util.Set;

import dev.limbeck.script.location.Repeatables;

/**
 * What a run of several steps starts from.
 *
 * @param objects the revisions in Java
 * @param unfinished ids of revisions that somebody has begun
 * @param decision what a person has decided about them
 * @param patient whether to wait again for a migration lock that gets lost
 * @param defaults a text that changes with what sessions begin with
 * @param repeatables all scripts that are run again when they have changed, in order
 */
public record RunBasis(JavaObjects objects, Set<String> unfinished, Decision decision, boolean patient, String defaults,
		Repeatables repeatables) {

}
