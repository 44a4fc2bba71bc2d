package dev.limbeck.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Backoff;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.session.Pacing;
import dev.limbeck.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session-level advisory lock that lets one process migrate at a time. It is polled,
 * because a blocked waiter would deadlock a concurrent index build of its holder.
 */
public final class MigrationLock {

	private static final Logger logger = LoggerFactory.getLogger(MigrationLock.class);

	private static final Backoff POLLING = new Backoff(Duration.ofMillis(25), 1.6, Duration.ofSeconds(2),
			Duration.ofSeconds(2), 0.2);

	private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);

	private final Ledger ledger;

	private final Duration patience;

	private final Pacing pacing;

	private final LockListener listener;

	public MigrationLock(Ledger ledger, Duration patience, Pacing pacing, LockListener listener) {
		this.ledger = ledger;
		this.patience = patience;
		this.pacing = pacing;
		this.listener = listener;
	}

	/**
	 * Wait until the lock is ours. Only time in which its holder is not seen to work and
	 * the ledger does not move counts against the patience; and all time in which those
	 * hold it who may not migrate, however they take turns.
	 * @param session the session that will hold the lock
	 * @param ledgerExists whether the ledger can be watched
	 * @throws SQLException if the connection is lost
	 * @throws LimbeckException if the patience is spent
	 */
	void acquire(Session session, boolean ledgerExists) throws SQLException {
		LockHolder holder = null;
		Duration pause = Duration.ZERO;
		Duration idle = Duration.ZERO;
		Duration sinceLog = LOG_INTERVAL;
		long start = now();
		for (int failures = 1; !tryAcquire(session); failures++) {
			LockHolder current = LockHolder.find(session, this.ledger, ledgerExists);
			if (current.own()) {
				break; // whatever became of the answer
			}
			idle = idle(idle, holder, current, pause);
			if (idle.compareTo(this.patience) > 0) {
				throw timedOut(current);
			}
			if (sinceLog.compareTo(LOG_INTERVAL) >= 0) {
				current.fields()
					.with(LogField.DURATION_MS, since(start))
					.info(logger)
					.log("Waiting for the migration lock, held by {}", current.description());
				this.listener.lockAwaited(current.description(), since(start));
				sinceLog = Duration.ZERO;
			}
			holder = current;
			pause = this.pacing.pause(POLLING, failures);
			sinceLog = sinceLog.plus(pause);
		}
		this.listener.lockTaken(since(start));
	}

	// One who lets go only to take it again is gone in between.
	private static Duration idle(Duration idle, @Nullable LockHolder before, LockHolder now, Duration pause) {
		if (now.foreign() || (!now.works() && Objects.equals(now, before))) {
			return idle.plus(pause);
		}
		return now.present() ? Duration.ZERO : idle;
	}

	private Duration since(long start) {
		return Duration.ofNanos(now() - start);
	}

	private long now() {
		return this.pacing.clock().nanoTime();
	}

	public void release(Session session) throws SQLException {
		boolean released = session.queryOne("SELECT pg_catalog.pg_advisory_unlock(" + this.ledger.lockKey() + ")",
				(row) -> row.getBoolean(1));
		if (!released) {
			LogFields.NONE.warn(logger)
				.log("The migration lock was not held any more when it was released. Either a script released it, "
						+ "as pg_advisory_unlock_all() does, or there is a connection pooler between Limbeck and PostgreSQL: "
						+ "then give limbeck.migration.url a direct connection.");
		}
	}

	private boolean tryAcquire(Session session) throws SQLException {
		return session.queryOne("SELECT pg_catalog.pg_try_advisory_lock(" + this.ledger.lockKey() + ")",
				(row) -> row.getBoolean(1));
	}

	private LimbeckException timedOut(LockHolder holder) {
		return new LimbeckException(
				"lock-timeout", "The migration lock is held by " + holder.description() + ", " + holder.inaction()
						+ " for " + this.patience.toSeconds() + " s (limbeck.lock.wait).",
				holder.remedy() + " start again.");
	}

}
