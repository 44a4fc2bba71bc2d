package dev.limbeck.adopt.project;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * The moment that a version is, as many tools number their migrations.
 */
public final class VersionTime {

	private static final long OLDEST = Instant.parse("2001-09-09T01:46:40Z").getEpochSecond();

	private static final int EPOCH_SECONDS = 10;

	private VersionTime() {
	}

	/**
	 * Read it.
	 * @param version digits: {@code yyyyMMdd} with {@code HHmm}, {@code ss} and
	 * {@code SSS}, or seconds since 1970
	 * @return the moment in UTC, or {@code null} if it is none
	 */
	public static @Nullable Instant of(String version) {
		String digits = version.chars()
			.filter(Character::isDigit)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
		return switch (digits.length()) {
			case EPOCH_SECONDS -> epoch(Long.parseLong(digits));
			case 8, 12, 14, 17 -> time(digits);
			default -> null;
		};
	}

	private static @Nullable Instant epoch(long seconds) {
		return (seconds >= OLDEST && seconds < 2 * OLDEST) ? Instant.ofEpochSecond(seconds) : null;
	}

	private static @Nullable Instant time(String digits) {
		String all = (digits + "000000").substring(0, 14);
		int year = number(all, 0, 4);
		try {
			LocalDateTime time = LocalDateTime.of(year, number(all, 4, 6), number(all, 6, 8), number(all, 8, 10),
					number(all, 10, 12), number(all, 12, 14));
			return (year >= 1980 && year < 2100) ? time.toInstant(ZoneOffset.UTC) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static int number(String text, int from, int to) {
		return Integer.parseInt(text, from, to, 10);
	}

}
