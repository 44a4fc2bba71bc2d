package dev.limbeck.step;

import java.time.Duration;
import java.util.List;

import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;

/**
 * A try of a revision that others were in the way of: it is rolled back, and the whole
 * revision is about to be tried again.
 *
 * @param step the step
 * @param tries how many tries have failed so far, from 1
 * @param limit how often the revision is tried at most
 * @param sqlState why: 55P03 (a lock was not to be had), 40P01 (deadlock) or 40001
 * (serialization failure)
 * @param blockers who was in the way, as far as could be seen
 * @param pause how long until the next try
 */
public record MigrationRetry(RunningStep step, int tries, int limit, String sqlState, List<Blocker> blockers,
		Duration pause) {

	/**
	 * Copy the list.
	 */
	public MigrationRetry {
		blockers = List.copyOf(blockers);
	}

	public LogFields fields() {
		return this.step.fields()
			.with(LogField.ATTEMPT, this.tries)
			.with(LogField.ATTEMPTS, this.limit)
			.with(LogField.SQLSTATE, this.sqlState)
			.with(LogField.BLOCKER_PID, this.blockers.isEmpty() ? null : this.blockers.get(0).pid())
			.with(LogField.PAUSE_MS, this.pause);
	}

}
