/**
 * Readers get what nobody would write.
 */
@NullMarked
package dev.limbeck.fuzz;

import org.jspecify.annotations.NullMarked;
