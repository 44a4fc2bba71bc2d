/**
 * One class per command: what it takes, what it does, and what it says.
 */
@NullMarked
package dev.limbeck.cli.command;

import org.jspecify.annotations.NullMarked;
