/**
 * One revision about to run: what it consists of, and what is told of it while it does.
 */
@NullMarked
package dev.limbeck.step;

import org.jspecify.annotations.NullMarked;
