/**
 * What surrounds a command: the place that knows database and revision files, what the
 * user said for all commands, and the terminal.
 */
@NullMarked
package dev.limbeck.cli.environment;

import org.jspecify.annotations.NullMarked;
