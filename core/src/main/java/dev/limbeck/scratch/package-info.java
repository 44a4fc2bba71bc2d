/**
 * Throw-away databases on which SQL is tried: made, and always dropped again.
 */
@NullMarked
package dev.limbeck.scratch;

import org.jspecify.annotations.NullMarked;
