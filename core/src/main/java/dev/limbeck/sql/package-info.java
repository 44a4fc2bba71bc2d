/**
 * What the text of a script is for PostgreSQL: tokens, statements, places, checksums.
 */
@NullMarked
package dev.limbeck.sql;

import org.jspecify.annotations.NullMarked;
