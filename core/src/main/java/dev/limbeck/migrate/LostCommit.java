package dev.limbeck.migrate;

import java.sql.SQLException;
import java.time.Duration;

import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of a transaction whose answer was lost with the connection. That
 * its steps are done does not tell: another process may have been faster than the next
 * attempt.
 *
 * @param store the ledger, which exists
 * @param listener told of a step that is finished after all
 */
record LostCommit(LedgerStore store, MigrationListener listener) {

	private static final Logger logger = LoggerFactory.getLogger(LostCommit.class);

	/**
	 * Count what an earlier attempt has done without knowing.
	 * @param progress the run
	 * @param run what the log calls it
	 * @throws SQLException if the connection is lost
	 */
	void settle(RunProgress progress, String run) throws SQLException {
		SentTransaction sent = progress.sent();
		Duration taken = (sent != null) ? this.store.logged(sent.event(), sent.revision(), run) : null;
		if (sent == null || taken == null) {
			return;
		}
		sent.fields()
			.with(LogField.DURATION_MS, taken)
			.info(logger)
			.log("The {} of {} had been committed; only the answer was lost", sent.event(), sent.revision());
		sent.done(taken).forEach(progress::add);
		if (sent.running() != null) {
			this.listener.stepFinished(sent.running(), taken);
		}
	}

}
