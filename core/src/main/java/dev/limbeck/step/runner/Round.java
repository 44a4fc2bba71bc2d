package dev.limbeck.step.runner;

import java.time.Duration;

import dev.limbeck.ledger.BatchProgress;
import org.jspecify.annotations.Nullable;

/**
 * One round of a batch.
 *
 * @param sql the statement for its rows
 * @param ending tells how far the batch has come with it
 */
record Round(String sql, Ending ending) {

	/**
	 * Tells how far a batch has come.
	 */
	interface Ending {

		/**
		 * Look at a round whose statement is done.
		 * @param rows how many rows it has changed
		 * @param took how long that took
		 * @return what the ledger is to say
		 */
		Outcome of(long rows, Duration took);

	}

	/**
	 * What a round has led to.
	 *
	 * @param progress of the batch
	 * @param last whether nothing is left to do
	 * @param refusal a statement that raises why the round must not be committed, or
	 * {@code null} if it may
	 */
	record Outcome(BatchProgress progress, boolean last, @Nullable String refusal) {

	}

}
