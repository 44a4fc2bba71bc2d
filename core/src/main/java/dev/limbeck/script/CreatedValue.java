package dev.limbeck.script;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The moment a revision was written: ISO 8601, in UTC unless it names another offset. The
 * time may be left out.
 */
final class CreatedValue {

	private static final String USUAL = "0000-00-00T00:00:00Z";

	private CreatedValue() {
	}

	static Optional<Instant> parse(String text) {
		Instant usual = usual(text);
		return (usual != null) ? Optional.of(usual) : ofAnyForm(text);
	}

	// As "limbeck revision" writes it: for a formatter a start would load many classes.
	private static @Nullable Instant usual(String text) {
		if (text.length() != USUAL.length()) {
			return null;
		}
		for (int i = 0; i < USUAL.length(); i++) {
			char c = text.charAt(i);
			if ((USUAL.charAt(i) == '0') ? c < '0' || c > '9' : c != USUAL.charAt(i)) {
				return null;
			}
		}
		try {
			return LocalDateTime
				.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13),
						number(text, 14, 16), number(text, 17, 19))
				.toInstant(ZoneOffset.UTC);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static int number(String text, int from, int to) {
		return Integer.parseInt(text, from, to, 10);
	}

	private static Optional<Instant> ofAnyForm(String text) {
		String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2})\\s+", "$1T");
		return AnyForm.ALL.stream().flatMap((form) -> read(iso, form).stream()).findFirst();
	}

	private static Optional<Instant> read(String text, Function<String, Instant> form) {
		try {
			return Optional.of(form.apply(text));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The forms that are read by formatters, which are made only if they are needed.
	 */
	private static final class AnyForm {

		static final List<Function<String, Instant>> ALL = List.of((text) -> OffsetDateTime.parse(text).toInstant(),
				(text) -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
				(text) -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

	}

}
