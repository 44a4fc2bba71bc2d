/**
 * Changes in steps that nobody has to wait for, and what rows that are there get.
 */
@NullMarked
package dev.limbeck.diff.safe;

import org.jspecify.annotations.NullMarked;
