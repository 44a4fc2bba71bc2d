package dev.limbeck.cli.environment;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Spring Boot reads them: {@code 90s}, {@code 10m}, {@code 500ms},
 * {@code PT1M30S}; a number alone means milliseconds.
 */
public final class DurationText {

	private static final Pattern SIMPLE = Pattern.compile("([0-9]{1,18})(ns|us|ms|s|m|h|d)?");

	private static final Map<String, ChronoUnit> UNITS = Map.of("ns", ChronoUnit.NANOS, "us", ChronoUnit.MICROS, "ms",
			ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d",
			ChronoUnit.DAYS);

	private DurationText() {
	}

	/**
	 * Understand a text.
	 * @param text what the user wrote
	 * @return the duration, or nothing if the text is none or is negative
	 */
	public static Optional<Duration> parse(String text) {
		Matcher matcher = SIMPLE.matcher(text.strip().toLowerCase(Locale.ROOT));
		try {
			if (matcher.matches()) {
				String unit = (matcher.group(2) != null) ? matcher.group(2) : "ms";
				return Optional
					.of(Duration.of(Long.parseLong(matcher.group(1)), UNITS.getOrDefault(unit, ChronoUnit.MILLIS)));
			}
			return Optional.of(Duration.parse(text.strip())).filter((duration) -> !duration.isNegative());
		}
		catch (DateTimeParseException | ArithmeticException ex) {
			return Optional.empty();
		}
	}

}
