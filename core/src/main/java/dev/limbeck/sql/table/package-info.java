/**
 * Which tables SQL makes, and which it needs.
 */
@NullMarked
package dev.limbeck.sql.table;

import org.jspecify.annotations.NullMarked;
