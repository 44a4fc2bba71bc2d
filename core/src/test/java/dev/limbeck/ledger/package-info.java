/**
 * Tests of what a database remembers.
 */
@NullMarked
package dev.limbeck.ledger;

import org.jspecify.annotations.NullMarked;
