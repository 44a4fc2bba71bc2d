/**
 * Placeholders in SQL: where they stand, and what is sent in their place.
 */
@NullMarked
package dev.limbeck.sql.placeholder;

import org.jspecify.annotations.NullMarked;
