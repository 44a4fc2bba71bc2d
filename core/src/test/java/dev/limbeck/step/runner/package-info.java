/**
 * Facts about how a revision is run and watched.
 */
@NullMarked
package dev.limbeck.step.runner;

import org.jspecify.annotations.NullMarked;
