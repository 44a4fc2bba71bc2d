/**
 * Tests of what a client is told.
 */
@NullMarked
package dev.limbeck.sample.problem;

import org.jspecify.annotations.NullMarked;
