/**
 * Brings a database to the right revision: ledger, lock, and the running of scripts.
 */
@NullMarked
package dev.limbeck.migrate;

import org.jspecify.annotations.NullMarked;
