package dev.limbeck.drawing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.limbeck.ledger.LedgerRow;
import org.jspecify.annotations.Nullable;

/**
 * Says when a revision was applied, how long that took, and who did it.
 */
public final class AppliedText {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private AppliedText() {
	}

	/**
	 * Say all of it.
	 * @param row what the ledger says
	 * @return such as {@code 2026-11-20 09:30:00 UTC, 12 ms, by shop as app on host}
	 */
	static String of(LedgerRow row) {
		String took = took(row.duration());
		return time(row.appliedAt()) + " UTC" + (took.isEmpty() ? "" : ", " + took) + ", by " + by(row);
	}

	/**
	 * Say a time.
	 * @param time any time
	 * @return date and time to the second, in UTC
	 */
	public static String time(Instant time) {
		return TIME.format(time);
	}

	/**
	 * Say how long something took.
	 * @param duration the time, or {@code null}
	 * @return such as {@code 12 ms}, {@code 1.2 s} or {@code 3 min 20 s}; nothing if
	 * nobody knows
	 */
	public static String took(@Nullable Duration duration) {
		if (duration == null) {
			return "";
		}
		if (duration.toMillis() < 1000) {
			return duration.toMillis() + " ms";
		}
		if (duration.toMinutes() < 1) {
			return String.format(Locale.ROOT, "%.1f s", Math.floor(duration.toMillis() / 100.0) / 10);
		}
		return (duration.toHours() < 1) ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
				: duration.toHours() + " h " + duration.toMinutesPart() + " min";
	}

	/**
	 * Say who applied a revision.
	 * @param row what the ledger says
	 * @return the application or else the role, and the machine; a stamp is called one
	 */
	public static String by(LedgerRow row) {
		String role = (row.application() != null) ? row.application() + " as " + row.appliedBy() : row.appliedBy();
		String host = (row.host() != null) ? role + " on " + row.host() : role;
		return row.origin().equals("upgrade") ? host : host + " (" + row.origin() + ")";
	}

}
