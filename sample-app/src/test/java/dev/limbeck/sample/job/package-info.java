/**
 * Tests of work that is done later.
 */
@NullMarked
package dev.limbeck.sample.job;

import org.jspecify.annotations.NullMarked;
