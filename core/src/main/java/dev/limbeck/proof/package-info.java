/**
 * The proof that a plan does what it says, tried on a copy with rows.
 */
@NullMarked
package dev.limbeck.proof;

import org.jspecify.annotations.NullMarked;
