package dev.limbeck.connect;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import dev.limbeck.connect.failure.Diagnosis;
import dev.limbeck.connect.failure.FailureHistory;
import org.jspecify.annotations.Nullable;

/**
 * Tells a user why the wait ended without a database, in few lines.
 *
 * @param place where the database was sought
 * @param source where that came from, such as {@code DATABASE_URL}, if known
 * @param failures all failures
 * @param elapsed how long the wait took
 */
record FailureReport(String place, @Nullable String source, FailureHistory failures, Duration elapsed) {

	DatabaseUnreachableException exception() {
		Diagnosis last = this.failures.last();
		return new DatabaseUnreachableException(last.kind().code(), description(last), action(last), last.sqlState());
	}

	private String description(Diagnosis last) {
		StringBuilder text = new StringBuilder("No usable connection to the database at ").append(this.place)
			.append(": ")
			.append(last.reason())
			.append(".\nGave up after ")
			.append(seconds(this.elapsed))
			.append((this.failures.attempts() == 1) ? " and 1 attempt."
					: " and " + this.failures.attempts() + " attempts.");
		Map.Entry<String, Integer> frequent = this.failures.mostFrequent();
		if (!frequent.getKey().equals(last.reason())) {
			text.append(" Most often (")
				.append(frequent.getValue())
				.append("): ")
				.append(frequent.getKey())
				.append('.');
		}
		return text.toString();
	}

	private String action(Diagnosis last) {
		return (this.source != null) ? last.advice() + "\nThe connection came from " + this.source + "."
				: last.advice();
	}

	static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
	}

}
