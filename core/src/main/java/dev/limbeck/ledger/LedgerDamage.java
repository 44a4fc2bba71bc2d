package dev.limbeck.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is not as a ledger has to be.
 *
 * @param table name of the table
 * @param altered what of the table is not as it should be, or {@code null} if the table
 * is missing
 * @param repair the statement that mends it, without a semicolon, or {@code null} if it
 * takes a person
 */
public record LedgerDamage(String table, @Nullable String altered, @Nullable String repair) {
}
