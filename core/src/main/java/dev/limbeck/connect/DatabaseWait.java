package dev.limbeck.connect;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.Classification;
import dev.limbeck.connect.failure.Diagnosis;
import dev.limbeck.connect.failure.FailureHistory;
import dev.limbeck.connect.failure.Symptom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until the database can be used: the login succeeds, one statement is answered and
 * the server can be written to. What may pass is tried again until the budget is spent;
 * what does not fails at once.
 */
public final class DatabaseWait {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseWait.class);

	// What the last try gets when the budget is already spent; pgjdbc counts in seconds.
	private static final Duration SHORTEST_TRY = Duration.ofSeconds(1);

	private final WaitSettings settings;

	private final WaitClock clock;

	private final RandomGenerator random;

	private final boolean quiet;

	/**
	 * Create a new wait in real time.
	 * @param settings how long and for what
	 */
	public DatabaseWait(WaitSettings settings) {
		this(settings, WaitClock.system(), new Random());
	}

	/**
	 * Create a new wait.
	 * @param settings how long and for what
	 * @param clock the time between tries
	 * @param random the jitter
	 */
	public DatabaseWait(WaitSettings settings, WaitClock clock, RandomGenerator random) {
		this(settings, clock, random, false);
	}

	private DatabaseWait(WaitSettings settings, WaitClock clock, RandomGenerator random, boolean quiet) {
		this.settings = settings;
		this.clock = clock;
		this.random = random;
		this.quiet = quiet;
	}

	/**
	 * Wait for the database.
	 * @param connector the way to it
	 * @return an open connection and what the server said about itself
	 * @throws DatabaseUnreachableException if it is not reached; the code says why
	 * @throws LimbeckException {@code wait-interrupted} if the thread is interrupted,
	 * whose interrupt flag is set then
	 */
	public Reached await(Connector connector) {
		return await(connector, null);
	}

	/**
	 * Wait for the database.
	 * @param connector the way to it
	 * @param source where the way came from, for the message of a failure: a setting such
	 * as {@code DATABASE_URL}, or several
	 * @return an open connection and what the server said about itself
	 * @throws DatabaseUnreachableException if it is not reached; the code says why
	 * @throws LimbeckException {@code wait-interrupted} if the thread is interrupted,
	 * whose interrupt flag is set then
	 */
	public Reached await(Connector connector, @Nullable String source) {
		long start = this.clock.nanoTime();
		try {
			return new Run(connector, source, start).reach();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LimbeckException("wait-interrupted",
					"The wait for the database at " + connector.description() + " was interrupted.",
					"The application is being stopped: nothing to do.");
		}
	}

	/**
	 * Log in once, without a statement, and say nothing of it in the log: for what looks
	 * again and again.
	 * @param connector the way to it
	 * @param source where the way came from, for the message of a failure
	 * @return an open connection and what the server said about itself at the login
	 * @throws DatabaseUnreachableException if it is not reached; the code says why
	 * @throws LimbeckException {@code wait-interrupted} if the thread is interrupted,
	 * whose interrupt flag is set then
	 */
	public static Reached once(Connector connector, String source) {
		WaitSettings one = WaitSettings.DEFAULT.readOnly().withTimeout(Duration.ZERO);
		return new DatabaseWait(one, WaitClock.system(), new Random(), true).await(connector, source);
	}

	/**
	 * Explain a connection that was lost before the first answer.
	 * @param reached the connection
	 * @param source where the way came from
	 * @param thrown what the driver threw
	 * @return the failure that the wait would have ended with
	 */
	public static DatabaseUnreachableException unanswered(Reached reached, String source, SQLException thrown) {
		FailureHistory failures = new FailureHistory();
		failures.add(Classification.of(thrown), reached.elapsed());
		return new FailureReport(reached.place(), source, failures, reached.elapsed()).exception();
	}

	/**
	 * Return whether a connection was lost, or could not be had, in a way that a new
	 * attempt of the whole run may mend: SQLSTATE class 08, 57P01, 57P02, 53300.
	 * @param thrown an exception of the driver or of a pool around it
	 * @return whether to try again
	 */
	public static boolean isConnectionLost(SQLException thrown) {
		Symptom symptom = Symptom.of(thrown);
		return symptom.state(SqlState.CONNECTION_EXCEPTION) || symptom.state(SqlState.ADMIN_SHUTDOWN)
				|| symptom.state(SqlState.CRASH_SHUTDOWN) || symptom.state(SqlState.TOO_MANY_CONNECTIONS);
	}

	/**
	 * One wait.
	 */
	private final class Run {

		private final WaitSettings settings = DatabaseWait.this.settings;

		private final WaitLog log;

		private final HostTries hosts;

		private final FailureHistory failures = new FailureHistory();

		private final Connector connector;

		private final @Nullable String source;

		private final long start;

		Run(Connector connector, @Nullable String source, long start) {
			this.connector = connector;
			this.source = source;
			this.start = start;
			this.hosts = new HostTries(connector, this.settings.writable(),
					DatabaseWait.this.quiet ? Greeting.NOD : Greeting.QUESTION);
			this.log = new WaitLog(logger, connector.description(), this.settings.timeout());
		}

		Reached reach() throws InterruptedException {
			TryOutcome outcome = this.hosts.attempt(this::tryTimeout);
			while (outcome instanceof TryOutcome.Failure failure) {
				pauseAfter(failure.diagnosis());
				outcome = this.hosts.attempt(this::tryTimeout);
			}
			return reached((TryOutcome.Success) outcome);
		}

		private void pauseAfter(Diagnosis diagnosis) throws InterruptedException {
			Duration elapsed = elapsed();
			this.failures.add(diagnosis, elapsed);
			Duration left = this.settings.timeout().minus(elapsed);
			if (left.toMillis() <= 0 || this.failures.isFinal(elapsed, this.settings.grace())) {
				throw new FailureReport(this.connector.description(), this.source, this.failures, elapsed).exception();
			}
			this.log.failed(this.failures, elapsed);
			Duration pause = this.settings.backoff()
				.pause(this.failures.attempts(), diagnosis.kind().full(), DatabaseWait.this.random);
			DatabaseWait.this.clock.sleep((pause.compareTo(left) < 0) ? pause : left);
		}

		private Reached reached(TryOutcome.Success success) {
			try {
				Reached reached = new Reached(success.connection(), success.server(), success.place(),
						this.failures.attempts() + 1, elapsed());
				if (!DatabaseWait.this.quiet) {
					this.log.reached(reached);
				}
				return reached;
			}
			catch (RuntimeException | Error ex) {
				success.discard();
				throw ex;
			}
		}

		private Duration tryTimeout() {
			Duration longest = this.settings.tryTimeout();
			Duration left = this.settings.timeout().minus(elapsed());
			if (this.settings.timeout().isZero() || left.compareTo(longest) >= 0) {
				return longest;
			}
			return (left.compareTo(SHORTEST_TRY) > 0) ? left : SHORTEST_TRY;
		}

		private Duration elapsed() {
			return Duration.ofNanos(DatabaseWait.this.clock.nanoTime() - this.start);
		}

	}

}
