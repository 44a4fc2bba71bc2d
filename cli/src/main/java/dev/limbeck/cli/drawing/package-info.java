/**
 * Drawings of revisions, in languages that other programs show.
 */
@NullMarked
package dev.limbeck.cli.drawing;

import org.jspecify.annotations.NullMarked;
