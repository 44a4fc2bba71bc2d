/**
 * Tests of facts, on a real PostgreSQL.
 */
@NullMarked
package dev.limbeck.schema;

import org.jspecify.annotations.NullMarked;
