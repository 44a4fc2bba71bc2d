/**
 * An existing database becomes the beginning of a history.
 */
@NullMarked
package dev.limbeck.baseline;

import org.jspecify.annotations.NullMarked;
