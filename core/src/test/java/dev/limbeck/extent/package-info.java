/**
 * How much is tried by the tests.
 */
@NullMarked
package dev.limbeck.extent;

import org.jspecify.annotations.NullMarked;
