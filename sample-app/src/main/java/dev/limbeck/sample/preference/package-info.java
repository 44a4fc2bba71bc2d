/**
 * How each user wants to be told.
 */
@NullMarked
package dev.limbeck.sample.preference;

import org.jspecify.annotations.NullMarked;
