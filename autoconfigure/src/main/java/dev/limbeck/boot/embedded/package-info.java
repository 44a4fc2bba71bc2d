/**
 * An embedded PostgreSQL server for development, when no database is configured.
 */
@NullMarked
package dev.limbeck.boot.embedded;

import org.jspecify.annotations.NullMarked;
