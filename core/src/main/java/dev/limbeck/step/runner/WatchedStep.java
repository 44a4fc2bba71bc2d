package dev.limbeck.step.runner;

import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import dev.limbeck.step.BatchState;
import dev.limbeck.step.Blocker;
import dev.limbeck.step.MigrationProgress;
import dev.limbeck.step.RunningStep;
import dev.limbeck.step.failure.Retries;
import org.jspecify.annotations.Nullable;

/**
 * What a watch knows of the step that it looks at. It is looked at by one thread; another
 * one asks for the blockers.
 */
final class WatchedStep {

	private static final Duration SLOW = Duration.ofSeconds(10);

	private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);

	private final RunningStep step;

	private final IntSupplier marker;

	private final Supplier<@Nullable BatchState> batch;

	private final Duration patience;

	private final long start;

	private int statement;

	private long statementStart;

	private long lastLog;

	private volatile List<Blocker> blockers = List.of();

	/**
	 * Begin.
	 * @param step the step
	 * @param marker the statement at which it is, from 1
	 * @param batch how far that one has come, if it is repeated
	 * @param lockTimeout how long its statements wait for locks, zero for ever
	 * @param now the time in nanoseconds
	 */
	WatchedStep(RunningStep step, IntSupplier marker, Supplier<@Nullable BatchState> batch, Duration lockTimeout,
			long now) {
		this.batch = batch;
		this.step = step;
		this.marker = marker;
		Duration half = lockTimeout.dividedBy(2);
		this.patience = (half.isZero() || half.compareTo(SLOW) > 0) ? SLOW : half;
		this.start = now;
		this.statementStart = now;
		this.lastLog = now;
	}

	RunningStep step() {
		return this.step;
	}

	List<Blocker> blockers() {
		return this.blockers;
	}

	/**
	 * Look at the step.
	 * @param now the time in nanoseconds
	 * @param connection asked only if something is slow
	 * @return how far it has got
	 */
	MigrationProgress look(long now, WatchConnection connection) {
		int current = Math.max(0, Math.min(this.marker.getAsInt(), this.step.statements()));
		if (current != this.statement) {
			this.statement = current;
			this.statementStart = now;
			this.blockers = List.of();
		}
		boolean slow = since(this.statementStart, now).compareTo(this.patience) >= 0
				|| since(this.start, now).compareTo(SLOW) >= 0;
		String phase = slow ? phase(connection) : null;
		return new MigrationProgress(this.step, current, this.batch.get(), phase, since(this.start, now));
	}

	private @Nullable String phase(WatchConnection connection) {
		List<Blocker> found = connection.blockers();
		// The last look may come when the statement has given up already.
		this.blockers = found.isEmpty() ? this.blockers : found;
		return found.isEmpty() ? connection.phase() : "waiting for " + new Retries(1, Duration.ZERO, found).names();
	}

	/**
	 * Tell whether a line in the log is due.
	 * @param now the time in nanoseconds
	 * @return whether the last one is long ago; it is not any more after that
	 */
	boolean isLogDue(long now) {
		boolean due = since(this.lastLog, now).compareTo(LOG_INTERVAL) >= 0;
		if (due) {
			this.lastLog = now;
		}
		return due;
	}

	private static Duration since(long then, long now) {
		return Duration.ofNanos(now - then);
	}

}
