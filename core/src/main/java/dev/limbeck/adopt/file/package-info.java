/**
 * Tools that keep a migration in one file with markers, or in one file for each
 * direction.
 */
@NullMarked
package dev.limbeck.adopt.file;

import org.jspecify.annotations.NullMarked;
