/**
 * Tests of differences, on a real PostgreSQL.
 */
@NullMarked
package dev.limbeck.diff;

import org.jspecify.annotations.NullMarked;
