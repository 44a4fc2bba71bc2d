/**
 * Tests of the command line.
 */
@NullMarked
package dev.limbeck.cli.standalone;

import org.jspecify.annotations.NullMarked;
