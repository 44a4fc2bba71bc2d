package dev.limbeck.step;

import java.time.Duration;

import dev.limbeck.LimbeckException;
import dev.limbeck.script.ScriptOptions;
import org.jspecify.annotations.Nullable;

/**
 * How long the statements of a revision may wait for locks, and run.
 *
 * @param lock how long a statement waits for a lock, zero for ever, or {@code null} if
 * nothing is said
 * @param statement how long a statement runs, zero for ever, or {@code null} if nothing
 * is said
 */
public record StatementTimeouts(@Nullable Duration lock, @Nullable Duration statement) {

	/** Says nothing. */
	public static final StatementTimeouts NONE = new StatementTimeouts(null, null);

	private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

	static StatementTimeouts of(ScriptOptions options) {
		return new StatementTimeouts(options.lockTimeout(), options.statementTimeout());
	}

	/**
	 * Check a time-out that is configured.
	 * @param property the name of the setting
	 * @param duration the time-out
	 * @return the same
	 * @throws LimbeckException if PostgreSQL could not keep it
	 */
	public static Duration checked(String property, Duration duration) {
		if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
			throw new LimbeckException("bad-timeout", property + " is " + duration + ", which PostgreSQL cannot keep.",
					"Set a time from 0, which means for ever, to 24 days.");
		}
		return duration;
	}

	/**
	 * Fill in what nothing is said about.
	 * @param defaults what holds then
	 * @return these, completed
	 */
	public StatementTimeouts or(StatementTimeouts defaults) {
		return new StatementTimeouts((this.lock != null) ? this.lock : defaults.lock,
				(this.statement != null) ? this.statement : defaults.statement);
	}

	/**
	 * Let no statement run for ever.
	 * @param longest how long one may run of which nothing is said, or zero
	 * @return these, bounded
	 */
	public StatementTimeouts within(Duration longest) {
		boolean forEver = this.statement == null || this.statement.isZero();
		return forEver ? new StatementTimeouts(this.lock, longest) : this;
	}

	/**
	 * Return the statements that set the time-outs.
	 * @param local whether for the transaction that is open, else for the session
	 * @return the SQL, each statement with its semicolon; may be empty
	 */
	public String sql(boolean local) {
		return setting("lock_timeout", this.lock, local) + setting("statement_timeout", this.statement, local);
	}

	// Less than a millisecond must not become zero, which means for ever.
	private static String setting(String name, @Nullable Duration duration, boolean local) {
		if (duration == null) {
			return "";
		}
		long milliseconds = duration.isZero() ? 0 : Math.max(1, duration.toMillis());
		return "SET " + (local ? "LOCAL " : "") + name + " = '" + milliseconds + "ms';\n";
	}

}
