/**
 * Tests of the fields of log lines.
 */
@NullMarked
package dev.limbeck.log;

import org.jspecify.annotations.NullMarked;
