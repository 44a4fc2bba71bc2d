package dev.limbeck.step.failure;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.SqlState;
import dev.limbeck.session.ElapsedTime;
import dev.limbeck.step.Blocker;
import org.jspecify.annotations.Nullable;

/**
 * What came of the tries of a revision that others were in the way of.
 *
 * @param tries how often it was tried
 * @param elapsed since the first try
 * @param blockers who was in the way last, as far as could be seen
 */
public record Retries(int tries, Duration elapsed, List<Blocker> blockers) {

	private static final Set<String> MAY_PASS = Set.of(SqlState.LOCK_NOT_AVAILABLE, SqlState.DEADLOCK_DETECTED,
			SqlState.SERIALIZATION_FAILURE);

	/**
	 * Tell whether something failed only because others were in the way.
	 * @param sqlState of the failure
	 * @return whether it may succeed the next time
	 */
	public static boolean mayPass(@Nullable String sqlState) {
		return sqlState != null && MAY_PASS.contains(sqlState);
	}

	/**
	 * Tell who is to blame for a failure.
	 * @param sqlState of the failure
	 * @param seen who was in the way of the statement at some time
	 * @return the same, or nobody if it did not fail for having to wait
	 */
	public static List<Blocker> toBlame(@Nullable String sqlState, List<Blocker> seen) {
		return (mayPass(sqlState) || SqlState.QUERY_CANCELED.equals(sqlState)) ? seen : List.of();
	}

	public static boolean isDeadlock(@Nullable String sqlState) {
		return SqlState.DEADLOCK_DETECTED.equals(sqlState);
	}

	/**
	 * Tell what is known, for people.
	 * @return sentences; empty if there is nothing to tell
	 */
	public List<String> sentences() {
		String blocked = this.blockers.isEmpty() ? "" : "Blocked by " + names() + ".";
		String tried = (this.tries > 1)
				? "It was tried " + this.tries + " times in " + ElapsedTime.text(this.elapsed) + "." : "";
		return List.of(blocked, tried).stream().filter((sentence) -> !sentence.isEmpty()).toList();
	}

	public String names() {
		return this.blockers.stream().map(Blocker::description).collect(Collectors.joining("; "));
	}

	/**
	 * Tell what to do about a failure for which others are to blame.
	 * @param sqlState of the failure
	 * @param longer how to let statements wait longer
	 * @return the advice
	 */
	public String advice(@Nullable String sqlState, String longer) {
		return switch (String.valueOf(sqlState)) {
			case SqlState.LOCK_NOT_AVAILABLE -> endBlockers() + " " + longer;
			case SqlState.DEADLOCK_DETECTED ->
				"Other sessions lock the same tables in another order. Start again when they are at rest, "
						+ "or let the revision begin with LOCK TABLE on all tables that it changes.";
			default -> "Other sessions write to the same rows. Start again when they are at rest, or let the revision "
					+ "begin with LOCK TABLE on all tables that it changes.";
		};
	}

	private String endBlockers() {
		String ends = this.blockers.stream()
			.filter((blocker) -> blocker.pid() != 0)
			.map((blocker) -> "SELECT pg_terminate_backend(" + blocker.pid() + ");")
			.collect(Collectors.joining(" "));
		return ends.isEmpty()
				? "See in pg_locks and pg_stat_activity who holds the lock, wait until that has ended, and start again."
				: "Wait until that session has ended, or end it with " + ends + " Then start again.";
	}

}
