/**
 * Drawings of revisions: for terminals and browsers, and in languages that other programs
 * show.
 */
@NullMarked
package dev.limbeck.drawing;

import org.jspecify.annotations.NullMarked;
