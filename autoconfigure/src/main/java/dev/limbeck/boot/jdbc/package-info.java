/**
 * The aggregates of Spring Data JDBC as a model of the schema.
 */
@NullMarked
package dev.limbeck.boot.jdbc;

import org.jspecify.annotations.NullMarked;
