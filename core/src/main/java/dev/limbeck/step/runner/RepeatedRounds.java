package dev.limbeck.step.runner;

import java.time.Duration;

import dev.limbeck.SqlState;
import dev.limbeck.ledger.BatchProgress;
import dev.limbeck.script.batch.RepeatedStatement;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a statement that says itself how many rows one takes.
 *
 * @param batch the statement
 * @param sql its text
 */
record RepeatedRounds(RepeatedStatement batch, String sql) implements Rounds {

	@Override
	public @Nullable String refusal(@Nullable BatchProgress begun) {
		return (begun != null && begun.walk() != null) ? KeyedRounds.otherKey(begun.walk()) : null;
	}

	@Override
	public BatchProgress first(Session session) {
		return new BatchProgress(0, 0, 0, null);
	}

	@Override
	public Round next(Session session, BatchProgress before) {
		return new Round(this.sql, (rows, took) -> ending(before, rows, took));
	}

	// A statement without a limit takes all rows at once. If it finds as many of them
	// again, they are the same ones.
	private Round.Outcome ending(BatchProgress before, long rows, Duration took) {
		boolean endless = !this.batch.limited() && before.rounds() > 0 && rows > 0
				&& rows >= before.rows() / before.rounds();
		String refusal = endless ? SqlText.raise(SqlState.FEATURE_NOT_SUPPORTED,
				"this batch would not end: round " + (before.rounds() + 1) + " changes as many rows as those before it",
				"Let its condition leave out what is done (WHERE ... IS NULL), or go along a key: -- @batch key=id")
				: null;
		return new Round.Outcome(new BatchProgress(before.rounds() + 1, before.rows() + rows, 0, null), rows == 0,
				refusal);
	}

}
