/**
 * Tests of the command line.
 */
@NullMarked
package dev.limbeck.cli.result;

import org.jspecify.annotations.NullMarked;
