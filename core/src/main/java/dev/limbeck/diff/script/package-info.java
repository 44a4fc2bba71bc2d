/**
 * Plans and schemas as SQL that people read.
 */
@NullMarked
package dev.limbeck.diff.script;

import org.jspecify.annotations.NullMarked;
