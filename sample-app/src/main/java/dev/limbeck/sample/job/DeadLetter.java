package dev.limbeck.sample.job;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import org.jspecify.annotations.Nullable;

/**
 * A job that failed for good. It stays when it is requeued; if it fails for good again,
 * that is another one.
 *
 * @param id its number
 * @param job what kind of job it was
 * @param instance which one of them
 * @param payload what it took along, as JSON
 * @param error what went wrong last, with the causes
 * @param attempts how often it was tried
 * @param dueAt when the last attempt was due
 * @param diedAt when that failed
 * @param requeuedAt when somebody had it tried once more, or {@code null}
 */
public record DeadLetter(long id, String job, String instance, String payload, String error, int attempts,
		Instant dueAt, Instant diedAt, @Nullable Instant requeuedAt) {

	private static final int LONGEST_ERROR = 4000;

	static int attempts(ExecutionComplete complete) {
		return complete.getExecution().consecutiveFailures + 1;
	}

	static String error(ExecutionComplete complete) {
		Throwable cause = complete.getCause().orElse(null);
		if (cause == null) {
			return "The process that ran it ended.";
		}
		// PostgreSQL stores no such character.
		String error = Stream.iterate(cause, (next) -> next != null, Throwable::getCause)
			.limit(10)
			.map(Throwable::toString)
			.collect(Collectors.joining("\ncaused by "))
			.replace('\0', ' ');
		return error.substring(0, Math.min(error.length(), LONGEST_ERROR));
	}

}
