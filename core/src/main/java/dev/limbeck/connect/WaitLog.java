package dev.limbeck.connect;

import java.time.Duration;

import dev.limbeck.connect.failure.Diagnosis;
import dev.limbeck.connect.failure.FailureHistory;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What the log says while waiting: the first failure, a changed reason, a sign of life
 * every few seconds, and the end.
 */
final class WaitLog {

	private static final Duration QUIET = Duration.ofSeconds(5);

	private final Logger logger;

	private final String place;

	private final Duration timeout;

	private @Nullable String said;

	private Duration saidAt = Duration.ZERO;

	WaitLog(Logger logger, String place, Duration timeout) {
		this.logger = logger;
		this.place = place;
		this.timeout = timeout;
	}

	void failed(FailureHistory failures, Duration elapsed) {
		String reason = failures.last().reason();
		if (this.said == null) {
			fields(failures, elapsed).info(this.logger)
				.log("Waiting up to {} for the database at {}: {}", FailureReport.seconds(this.timeout), this.place,
						reason);
		}
		else if (!reason.equals(this.said) || elapsed.minus(this.saidAt).compareTo(QUIET) >= 0) {
			fields(failures, elapsed).info(this.logger)
				.log("Still waiting for the database at {} after {}, attempt {}: {}", this.place,
						FailureReport.seconds(elapsed), failures.attempts(), reason);
		}
		else {
			return;
		}
		this.said = reason;
		this.saidAt = elapsed;
	}

	private LogFields fields(FailureHistory failures, Duration elapsed) {
		Diagnosis last = failures.last();
		return LogFields.of(LogField.DATABASE, this.place)
			.with(LogField.ATTEMPT, failures.attempts())
			.with(LogField.DURATION_MS, elapsed)
			.with(LogField.CODE, last.kind().code())
			.with(LogField.SQLSTATE, last.sqlState());
	}

	void reached(Reached reached) {
		LogFields.of(LogField.DATABASE, reached.place())
			.with(LogField.ATTEMPT, reached.attempts())
			.with(LogField.DURATION_MS, reached.elapsed())
			.info(this.logger)
			.log("Database reachable on attempt {}: {} as {}, PostgreSQL {}{}", reached.attempts(), reached.place(),
					reached.server().user(), reached.server().version(),
					(reached.attempts() > 1) ? ", after " + FailureReport.seconds(reached.elapsed()) : "");
	}

}
