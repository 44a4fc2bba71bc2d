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

/**
 * The moment a revision was written: ISO 8601, in UTC unless it names another offset. The
 * time may be left out.
 */
final class CreatedValue {

	private static final List<Function<String, Instant>> FORMS = List.of(
			(text) -> OffsetDateTime.parse(text).toInstant(),
			(text) -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
			(text) -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

	private CreatedValue() {
	}

	static Optional<Instant> parse(String text) {
		String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2})\\s+", "$1T");
		return FORMS.stream().flatMap((form) -> read(iso, form).stream()).findFirst();
	}

	private static Optional<Instant> read(String text, Function<String, Instant> form) {
		try {
			return Optional.of(form.apply(text));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
