package dev.limbeck.step.runner;

import java.sql.SQLException;
import java.time.Duration;

import dev.limbeck.SqlState;
import dev.limbeck.ledger.BatchProgress;
import dev.limbeck.ledger.BatchProgress.Walk;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of a statement that is cut along a key: up to the key that was the last one
 * when the batch began, so that it ends however many rows are added meanwhile.
 *
 * @param column the key
 */
record KeyedRounds(KeyColumn column) implements Rounds {

	// Short enough that nobody who waits for one of its rows notices.
	private static final Duration WANTED = Duration.ofMillis(500);

	private static final int LARGEST = 1_000_000;

	@Override
	public @Nullable String refusal(@Nullable BatchProgress begun) {
		String refusal = this.column.refusal();
		if (refusal != null || begun == null) {
			return refusal;
		}
		Walk walk = begun.walk();
		return (walk != null && walk.key().equals(this.column.statement().key())) ? null : otherKey(walk);
	}

	static String otherKey(@Nullable Walk walk) {
		return SqlText.raise(SqlState.FEATURE_NOT_SUPPORTED,
				"this batch was begun " + ((walk != null) ? "with the key \"" + walk.key() + "\"" : "without a key")
						+ ", and only that tells where it is",
				"Write @batch as it was.");
	}

	@Override
	public @Nullable BatchProgress first(Session session) throws SQLException {
		String last = this.column.last(session);
		return (last != null) ? new BatchProgress(0, 0, this.column.statement().size(),
				new Walk(this.column.statement().key(), null, last, 0, this.column.rows())) : null;
	}

	@Override
	public Round next(Session session, BatchProgress before) throws SQLException {
		Walk walk = before.walk();
		if (walk == null) {
			throw new IllegalStateException("A batch with a key has a walk");
		}
		String end = this.column.end(session, walk.from(), walk.last(), before.size());
		String to = (end != null) ? end : walk.last();
		return new Round(this.column.statement().within(this.column.type(), walk.from(), to),
				(rows, took) -> new Round.Outcome(new BatchProgress(before.rounds() + 1, before.rows() + rows,
						size(before.size(), took), walk.to(to, before.size())), end == null, null));
	}

	/**
	 * Return how many rows the next round takes.
	 * @param size how many the last one had
	 * @param took how long it took
	 * @return at least half and at most twice as many
	 */
	static int size(int size, Duration took) {
		double factor = (double) WANTED.toNanos() / Math.max(1, took.toNanos());
		return (int) Math.max(1, Math.min(LARGEST, size * Math.max(0.5, Math.min(2, factor))));
	}

}
