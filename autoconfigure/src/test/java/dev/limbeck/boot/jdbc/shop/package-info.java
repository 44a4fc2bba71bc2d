/**
 * Eight aggregates, which use about everything that Spring Data JDBC can say of a schema.
 */
@NullMarked
package dev.limbeck.boot.jdbc.shop;

import org.jspecify.annotations.NullMarked;
