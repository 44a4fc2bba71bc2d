/**
 * The catalog as facts: what a database consists of, at the grain of everything that has
 * an address in PostgreSQL.
 */
@NullMarked
package dev.limbeck.schema;

import org.jspecify.annotations.NullMarked;
