/**
 * Rows for tables that have none, so that a proof has something to lose.
 */
@NullMarked
package dev.limbeck.proof.rows;

import org.jspecify.annotations.NullMarked;
