package dev.limbeck.ledger;

import java.util.List;

/**
 * What a ledger held when all of it was read at once.
 *
 * @param rows what it remembers, oldest first
 * @param log the end of its log, newest first
 * @param locked whether a process holds the migration lock
 */
public record LedgerContents(List<LedgerRow> rows, List<LogEntry> log, boolean locked) {

}
