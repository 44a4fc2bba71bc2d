/**
 * Statements that are repeated in rounds.
 */
@NullMarked
package dev.limbeck.script.batch;

import org.jspecify.annotations.NullMarked;
