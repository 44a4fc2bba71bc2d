/**
 * What a database remembers of its revisions, and the lock that lets one process change
 * it.
 */
@NullMarked
package dev.limbeck.ledger;

import org.jspecify.annotations.NullMarked;
