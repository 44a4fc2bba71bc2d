package dev.limbeck.migrate;

import java.util.Set;

/**
 * What a run of several steps starts from.
 *
 * @param objects the revisions in Java
 * @param unfinished ids of revisions that somebody has begun
 * @param decision what a person has decided about them
 */
record RunBasis(JavaObjects objects, Set<String> unfinished, Decision decision) {

}
