package dev.limbeck.script;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as PostgreSQL's settings spell it: a number and one of {@code us},
 * {@code ms}, {@code s}, {@code min}, {@code h}, {@code d}. Stricter than PostgreSQL in
 * two points: only zero goes without a unit, and nothing is rounded.
 */
final class TimeoutValue {

	private static final Pattern PATTERN = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(us|ms|s|min|h|d)");

	private static final Map<String, BigDecimal> MILLISECONDS = Map.of("us", new BigDecimal("0.001"), "ms",
			BigDecimal.ONE, "s", new BigDecimal(1000), "min", new BigDecimal(60_000), "h", new BigDecimal(3_600_000),
			"d", new BigDecimal(86_400_000));

	/** The largest value of {@code lock_timeout} and {@code statement_timeout}. */
	private static final BigDecimal MAX = new BigDecimal(Integer.MAX_VALUE);

	private TimeoutValue() {
	}

	/**
	 * Read a duration.
	 * @param text for example {@code 5s}
	 * @return the duration, or nothing if the text is none that PostgreSQL could keep
	 */
	static Optional<Duration> parse(String text) {
		if (text.equals("0")) {
			return Optional.of(Duration.ZERO);
		}
		Matcher matcher = PATTERN.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		BigDecimal milliseconds = new BigDecimal(matcher.group(1))
			.multiply(MILLISECONDS.getOrDefault(matcher.group(2), BigDecimal.ONE))
			.stripTrailingZeros();
		if (milliseconds.scale() > 0 || milliseconds.compareTo(MAX) > 0) {
			return Optional.empty();
		}
		return Optional.of(Duration.ofMillis(milliseconds.longValueExact()));
	}

}
