/**
 * Revisions as the files of another tool, for those who must leave.
 */
@NullMarked
package dev.limbeck.export;

import org.jspecify.annotations.NullMarked;
