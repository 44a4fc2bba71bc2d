package dev.limbeck.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Backoff;
import dev.limbeck.ledger.LedgerErrors;
import dev.limbeck.ledger.LockHolder;
import dev.limbeck.log.LogField;
import dev.limbeck.migrate.CommandAttempt.Outcome;
import dev.limbeck.migrate.Verification.View;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Revision;
import dev.limbeck.session.ElapsedTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until another process has brought a database to where a start wants it, over as
 * many sessions as that takes. There is no limit while that process works; only time in
 * which nothing moves counts against the patience.
 */
final class MigrationAwait {

	private static final Logger logger = LoggerFactory.getLogger(MigrationAwait.class);

	private static final Backoff POLLING = new Backoff(Duration.ofMillis(100), 1.6, Duration.ofSeconds(3),
			Duration.ofSeconds(3), 0.2);

	private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);

	private final MigratorSettings settings;

	private @Nullable String trace;

	private @Nullable View view;

	private @Nullable LockHolder holder;

	private @Nullable LimbeckException refusal;

	private Duration still = Duration.ZERO;

	private Duration sinceLog = LOG_INTERVAL;

	private int looks;

	private int refusedAlone;

	MigrationAwait(MigratorSettings settings) {
		this.settings = settings;
	}

	/**
	 * Wait, on one session.
	 * @param verification looks
	 * @param session the attempt it belongs to
	 * @return where the database stands
	 * @throws SQLException if the connection is lost; the wait goes on with the next
	 * session
	 * @throws LimbeckException if files and ledger contradict each other, or the patience
	 * is spent
	 */
	Outcome await(Verification verification, RunAttempts.OpenSession session) throws SQLException {
		while (true) {
			boolean moved = look(verification);
			session.answered();
			View seen = this.view;
			if (seen != null && seen.arrived()) {
				return seen.outcome();
			}
			LockHolder holder = verification.holder();
			endIfRefused(holder);
			this.still = (works(holder) || moved) ? Duration.ZERO : this.still;
			if (this.still.compareTo(this.settings.lockWait()) > 0) {
				throw gaveUp(verification, holder);
			}
			tell(verification.place(), holder, session.elapsed());
			pause();
		}
	}

	// Whoever creates the ledger may let others read it only later in the same run.
	private boolean look(Verification verification) throws SQLException {
		try {
			// Before the first pause there is nothing to compare with: one reading may
			// do.
			String now = (this.looks > 0) ? verification.trace() : null;
			boolean moved = this.view == null || !Objects.equals(now, this.trace);
			if (moved) {
				this.view = verification.view();
				this.trace = now;
			}
			this.refusal = null;
			return moved;
		}
		catch (LimbeckException ex) {
			if (!ex.code().equals(LedgerErrors.MISSING_PRIVILEGE)) {
				throw ex;
			}
			boolean first = this.refusal == null;
			this.refusal = ex;
			this.view = null;
			return first;
		}
	}

	// Twice, as the holder may have granted the privilege and ended in between.
	private void endIfRefused(LockHolder holder) {
		LimbeckException refused = this.refusal;
		this.refusedAlone = (refused != null && !holder.present()) ? this.refusedAlone + 1 : 0;
		if (refused != null && this.refusedAlone > 1) {
			throw refused;
		}
	}

	// Between two short statements a holder is idle whenever one looks.
	private boolean works(LockHolder holder) {
		boolean changed = !holder.equals(this.holder);
		this.holder = holder;
		return holder.present() && !holder.foreign() && (changed || holder.works());
	}

	private LimbeckException gaveUp(Verification verification, LockHolder holder) {
		View seen = this.view;
		LimbeckException refused = this.refusal;
		if (seen == null && refused != null) {
			return refused;
		}
		View last = (seen != null) ? seen : new View(false, List.of(), List.of(), position());
		return new VerificationErrors(this.settings, verification.place(), last).gaveUp(holder,
				verification.onStandby());
	}

	private void tell(String place, LockHolder holder, Duration waited) {
		if (this.sinceLog.compareTo(LOG_INTERVAL) < 0) {
			return;
		}
		this.sinceLog = Duration.ZERO;
		Position position = position();
		List<String> pending = position.pending().stream().map(Revision::id).toList();
		String held = holder.present() ? "the migration lock is held by " + holder.description()
				: "nobody holds the migration lock";
		holder.fields()
			.with(LogField.DATABASE, place)
			.with(LogField.PENDING, pending.size())
			.with(LogField.DURATION_MS, waited)
			.info(logger)
			.log("Waiting for another process to migrate the database at {}: {}; {}, {}", place,
					text(pending, position.unfinished()), held, ElapsedTime.text(waited));
		this.settings.listener()
			.migrationAwaited(new AwaitedMigration(pending, position.unfinished(),
					holder.present() ? holder.description() : null, waited));
	}

	private String text(List<String> pending, Set<String> unfinished) {
		if (this.refusal != null) {
			return "its ledger may not be read yet";
		}
		String lacking = pending.isEmpty() ? "nothing pending"
				: pending.size() + " pending, " + pending.get(0) + ((pending.size() == 1) ? "" : " first");
		return unfinished.isEmpty() ? lacking : lacking + ", begun " + String.join(", ", unfinished);
	}

	private Position position() {
		View seen = this.view;
		return (seen != null) ? seen.position()
				: new Position(Set.of(), Set.of(), Set.of(), List.of(), Set.of(), Set.of());
	}

	private void pause() {
		Duration pause = this.settings.pacing().pause(POLLING, ++this.looks);
		this.still = this.still.plus(pause);
		this.sinceLog = this.sinceLog.plus(pause);
	}

}
