/**
 * Facts about the text of SQL scripts.
 */
@NullMarked
package dev.limbeck.sql;

import org.jspecify.annotations.NullMarked;
