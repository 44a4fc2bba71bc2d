/**
 * Tests of the command line.
 */
@NullMarked
package dev.limbeck.cli.environment;

import org.jspecify.annotations.NullMarked;
