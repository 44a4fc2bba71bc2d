package dev.limbeck.ledger;

import java.util.List;

import dev.limbeck.revision.AppliedRevision;

/**
 * What a ledger held when it was read.
 *
 * @param schemaExists whether its schema is there
 * @param exists whether its tables are there
 * @param rows what it remembers
 */
public record LedgerState(boolean schemaExists, boolean exists, List<AppliedRevision> rows) {

}
