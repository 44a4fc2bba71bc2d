/**
 * Real PostgreSQL for tests.
 */
@NullMarked
package dev.limbeck.postgres;

import org.jspecify.annotations.NullMarked;
