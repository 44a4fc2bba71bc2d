package dev.limbeck.step;

import java.util.Set;

/**
 * What a run of several steps starts from.
 *
 * @param objects the revisions in Java
 * @param unfinished ids of revisions that somebody has begun
 * @param decision what a person has decided about them
 * @param patient whether to wait again for a migration lock that gets lost
 * @param defaults a text that changes with what sessions begin with
 */
public record RunBasis(JavaObjects objects, Set<String> unfinished, Decision decision, boolean patient,
		String defaults) {

}
