/**
 * What a client is told when something is wrong with a request.
 */
@NullMarked
package dev.limbeck.sample.problem;

import org.jspecify.annotations.NullMarked;
