package dev.limbeck.script;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CreatedValue}.
 */
class CreatedValueTests {

	@Test
	void theUsualFormIsReadAsAnyOther() {
		Random random = new Random(1);
		for (int i = 0; i < 1_000; i++) {
			Instant instant = LocalDate.ofEpochDay(random.nextInt(-700_000, 2_900_000))
				.atStartOfDay()
				.plusSeconds(random.nextInt(86_400))
				.toInstant(ZoneOffset.UTC);
			assertThat(CreatedValue.parse(text(instant))).as(text(instant)).hasValue(instant);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-02-29T00:00:00Z", "2026-01-01T24:00:00Z", "2026-13-01T00:00:00Z",
			"2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01t00:00:0OZ", "20260101T000000.000Z", "" })
	void whatIsNoTimeIsNone(String text) {
		assertThat(CreatedValue.parse(text)).isEmpty();
	}

	@Test
	void otherFormsAreRead() {
		Instant instant = Instant.parse("2026-11-20T09:30:00Z");
		assertThat(CreatedValue.parse("2026-11-20T10:30+01:00")).hasValue(instant);
		assertThat(CreatedValue.parse("2026-11-20  09:30")).hasValue(instant);
		assertThat(CreatedValue.parse("2026-11-20t09:30:00Z")).hasValue(instant);
	}

	private static String text(Instant instant) {
		OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
		return "%04d-%02d-%02dT%02d:%02d:%02dZ".formatted(time.getYear(), time.getMonthValue(), time.getDayOfMonth(),
				time.getHour(), time.getMinute(), time.getSecond());
	}

}
