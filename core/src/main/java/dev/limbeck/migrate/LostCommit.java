package dev.limbeck.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of transactions whose answers were lost with the connection. That
 * their steps are done does not tell: another process may have been faster than the next
 * attempt. They were to be committed in order, so the first that was not ends the search.
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
		List<SentTransaction> sent = progress.sent();
		if (sent.isEmpty()) {
			return;
		}
		Map<String, Map<String, Duration>> logged = new HashMap<>();
		List<String> ids = sent.stream().map(SentTransaction::revision).toList();
		for (SentTransaction transaction : sent) {
			if (!logged.containsKey(transaction.event())) {
				logged.put(transaction.event(), this.store.logged(transaction.event(), ids, run));
			}
			Duration taken = logged.getOrDefault(transaction.event(), Map.of()).get(transaction.revision());
			if (taken == null) {
				return;
			}
			settle(progress, transaction, taken);
		}
	}

	private void settle(RunProgress progress, SentTransaction sent, Duration taken) {
		sent.fields()
			.with(LogField.DURATION_MS, taken)
			.info(logger)
			.log("The {} of {} had been committed; only the answer was lost", sent.event(), sent.revision());
		progress.committed();
		sent.done(taken).forEach(progress::add);
		if (sent.running() != null) {
			this.listener.stepFinished(sent.running(), taken);
		}
	}

}
