/**
 * Facts about differences between texts.
 */
@NullMarked
package dev.limbeck.sql.diff;

import org.jspecify.annotations.NullMarked;
