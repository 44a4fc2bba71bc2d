/**
 * The commands. They know nothing of where they run: everything they need is passed in.
 */
@NullMarked
package dev.limbeck.cli;

import org.jspecify.annotations.NullMarked;
