package dev.limbeck.migrate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Backoff;
import dev.limbeck.connect.DatabaseUnreachableException;
import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.connect.Reached;
import dev.limbeck.connect.WaitClock;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.session.Pacing;
import dev.limbeck.session.ShutdownHook;
import dev.limbeck.session.StopSignal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a piece of work on a session, and all of it anew on another one whenever the
 * connection gets lost, up to a limit.
 */
final class RunAttempts {

	private static final Logger logger = LoggerFactory.getLogger(RunAttempts.class);

	private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(2), 2, Duration.ofSeconds(30),
			Duration.ofSeconds(30), 0.2);

	private final MigratorSettings settings;

	private final RunProgress progress;

	private final Runnable meanwhile;

	private final long start;

	private int tries;

	private int losses;

	private long firstLoss;

	private @Nullable SQLException lastLoss;

	/**
	 * Begin with the first attempt.
	 * @param settings how often and how patiently
	 * @param progress what the attempts have done, for the message of a failure
	 * @param meanwhile what to do before the database is waited for, or given up: what is
	 * wrong here is told without it
	 */
	RunAttempts(MigratorSettings settings, RunProgress progress, Runnable meanwhile) {
		this.meanwhile = meanwhile;
		this.settings = settings;
		this.progress = progress;
		this.start = now();
	}

	/**
	 * Do the work.
	 * @param <T> what it yields
	 * @param wait how long to wait for the database, each time
	 * @param work what to do
	 * @return what came of it
	 * @throws LimbeckException if the work fails, the database is not reached, or the
	 * connection was lost too often
	 */
	<T> T attempt(WaitSettings wait, Work<T> work) {
		return stoppable((shutdown) -> attempt(wait, work, shutdown));
	}

	/**
	 * Wait for the database, and do nothing there.
	 * @param wait how long to wait
	 * @return an open connection
	 * @throws LimbeckException if the database is not reached, or the JVM is told to stop
	 */
	Reached await(WaitSettings wait) {
		return stoppable((shutdown) -> reach(wait));
	}

	private <T> T stoppable(Function<ShutdownHook, T> action) {
		try (ShutdownHook shutdown = ShutdownHook.install(this.progress::isAsking)) {
			try {
				return action.apply(shutdown);
			}
			catch (LimbeckException ex) {
				shutdown.tell(ex);
				throw ex;
			}
		}
	}

	private <T> T attempt(WaitSettings wait, Work<T> work, ShutdownHook shutdown) {
		while (true) {
			Reached reached = reach(patient(wait));
			try {
				return attempt(reached, work, shutdown);
			}
			catch (ConnectionLost ex) {
				lost(reached.place(), ex.reason());
			}
			catch (StaleSession ex) {
				LogFields.NONE.debug(logger).log("{}", ex.getMessage());
				this.tries--;
			}
		}
	}

	private Reached reach(WaitSettings wait) {
		try {
			Reached reached = new DatabaseWait(wait, new BusyClock(this.settings.pacing().clock(), this.meanwhile),
					this.settings.pacing().random())
				.await(this.settings.connector(), this.settings.source());
			this.tries += reached.attempts();
			return reached;
		}
		catch (DatabaseUnreachableException ex) {
			this.meanwhile.run();
			throw (this.lastLoss != null) ? failure(this.settings.connector().description(), this.lastLoss).notBack(ex)
					: ex;
		}
		catch (LimbeckException ex) {
			throw (this.lastLoss != null && StopSignal.isTold())
					? failure(this.settings.connector().description(), this.lastLoss).toldToStop() : ex;
		}
	}

	private <T> T attempt(Reached reached, Work<T> work, ShutdownHook shutdown) throws ConnectionLost {
		try (MigrationSession session = open(reached, shutdown)) {
			try {
				return work.run(new OpenSession(session, reached, this));
			}
			catch (SQLException ex) {
				// Another server, too, may have been out of reach: of a foreign table.
				if (session.sql().isLost(ex)) {
					throw new ConnectionLost(ex);
				}
				throw databaseError(reached.place(), ex);
			}
			catch (StaleSession ex) {
				session.retire();
				throw ex;
			}
			finally {
				shutdown.released();
			}
		}
		catch (SQLException ex) {
			if (DatabaseWait.isConnectionLost(ex)) {
				throw new ConnectionLost(ex);
			}
			throw databaseError(reached.place(), ex);
		}
	}

	private MigrationSession open(Reached reached, ShutdownHook shutdown) throws SQLException {
		try {
			shutdown.connected(reached.connection());
			this.settings.listener().reached(reached.place(), reached.attempts(), reached.elapsed());
		}
		catch (RuntimeException | Error ex) {
			try (reached) {
				throw ex;
			}
		}
		return MigrationSession.open(reached, this.settings.sessionName(), this.settings.connector().isOpened());
	}

	private void lost(String place, SQLException reason) {
		if (StopSignal.isTold()) {
			throw failure(place, reason).toldToStop();
		}
		this.firstLoss = (this.losses == 0) ? now() : this.firstLoss;
		this.lastLoss = reason;
		this.losses++;
		int limit = this.settings.attempts();
		if (this.losses >= limit) {
			throw failure(place, reason).tooOften(this.losses, Duration.ofNanos(now() - this.firstLoss));
		}
		LogFields.of(LogField.DATABASE, place)
			.with(LogField.ATTEMPT, this.losses + 1)
			.with(LogField.ATTEMPTS, limit)
			.with(LogField.SQLSTATE, reason.getSQLState())
			.warn(logger)
			.log("Connection to {} lost: {}. Trying again, attempt {} of {}", place, ServerErrors.message(reason),
					this.losses + 1, limit);
		this.settings.listener().connectionLost(this.losses);
		Pacing pacing = this.settings.pacing();
		if (!pacing.passes(pacing.next(PAUSES, this.losses))) {
			throw failure(place, reason).toldToStop();
		}
	}

	private LostConnection failure(String place, SQLException reason) {
		return new LostConnection(place, reason, this.progress);
	}

	private LimbeckException databaseError(String place, SQLException ex) {
		return StopSignal.isTold() ? failure(place, ex).toldToStop() : refused(place, ex);
	}

	static LimbeckException refused(String place, SQLException ex) {
		return new LimbeckException("database-error",
				"The database at " + place + " refused: " + ServerErrors.message(ex) + " (SQLSTATE " + ex.getSQLState()
						+ ").",
				"See the message of the server above, and start again.", HarmlessCause.withoutSql(ex),
				ServerErrors.sqlState(ex));
	}

	// A DataSource has time-outs of its own, which a try must not cut short.
	private WaitSettings patient(WaitSettings wait) {
		boolean own = !this.settings.connector().borrows() || wait.timeout().compareTo(wait.tryTimeout()) < 0;
		return own ? wait : wait.withTryTimeout(wait.timeout());
	}

	private long now() {
		return this.settings.steps().nanoTime();
	}

	/**
	 * A session, and how it came about.
	 *
	 * @param session the session
	 * @param reached the connection it is on
	 * @param attempts the attempts it is one of
	 */
	record OpenSession(MigrationSession session, Reached reached, RunAttempts attempts) {

		String place() {
			return this.reached.place();
		}

		/**
		 * Return how often a connection was tried, over all attempts.
		 * @return the number
		 */
		int tries() {
			return this.attempts.tries;
		}

		/**
		 * Return how long all attempts have taken so far.
		 * @return the time
		 */
		Duration elapsed() {
			return Duration.ofNanos(this.attempts.now() - this.attempts.start);
		}

		/**
		 * Forget the connections lost so far: work that only waits has seen what it came
		 * for.
		 */
		void answered() {
			this.attempts.losses = 0;
			this.attempts.lastLoss = null;
		}

	}

	/**
	 * What to do on a session.
	 *
	 * @param <T> what it yields
	 */
	interface Work<T> {

		/**
		 * Do it.
		 * @param session the session
		 * @return what came of it
		 * @throws SQLException if the connection is lost, or the server refuses
		 */
		T run(OpenSession session) throws SQLException;

	}

	/**
	 * Ends one attempt.
	 */
	private static final class ConnectionLost extends Exception {

		private static final long serialVersionUID = 1L;

		private final SQLException reason;

		ConnectionLost(SQLException reason) {
			super(reason);
			this.reason = reason;
		}

		SQLException reason() {
			return this.reason;
		}

	}

	/**
	 * A clock that does something before it lets time pass.
	 *
	 * @param clock lets it pass
	 * @param first what to do
	 */
	private record BusyClock(WaitClock clock, Runnable first) implements WaitClock {

		@Override
		public long nanoTime() {
			return this.clock.nanoTime();
		}

		@Override
		public void sleep(Duration duration) throws InterruptedException {
			this.first.run();
			this.clock.sleep(duration);
		}

	}

	/**
	 * A revision has changed what sessions begin with, and the next one must not depend
	 * on who runs it: it takes a new session.
	 */
	static final class StaleSession extends RuntimeException {

		private static final long serialVersionUID = 1L;

		StaleSession() {
			super("The session began before a revision changed what sessions begin with", null, false, false);
		}

	}

}
