package dev.limbeck.generate;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import dev.limbeck.LimbeckException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FileNamePattern}.
 */
class FileNamePatternTests {

	private static final ZonedDateTime TIME = Instant.parse("2026-01-02T23:04:05Z").atZone(ZoneId.of("UTC"));

	@ParameterizedTest
	@CsvSource({ "{yyyy}{MM}{dd}_{HH}{mm}_{rev}_{slug}, 20260102_2304_abc_a_b.sql", "{rev}, abc.sql",
			"{rev}.sql, abc.sql", "V{epoch}__{slug}, V1767395045__a_b.sql",
			"{yyyy}/{MM}/{HH}-{mm}-{ss}, 2026/01/23-04-05.sql" })
	void makesNames(String pattern, String name) {
		assertThat(FileNamePattern.of(pattern).path("abc", "a_b", TIME)).isEqualTo(name);
	}

	@Test
	void takesTheTimesOfTheZone() {
		ZonedDateTime elsewhere = TIME.withZoneSameInstant(ZoneId.of("Europe/Berlin"));
		assertThat(FileNamePattern.of("{yyyy}{MM}{dd}_{HH}_{epoch}").path("abc", "a", elsewhere))
			.isEqualTo("20260103_00_1767395045.sql");
	}

	@Test
	void listsThePlaceholdersBesideAnUnknownOne() {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> FileNamePattern.of("{yy}_{rev}"))
			.satisfies((ex) -> assertThat(ex.description())
				.isEqualTo("limbeck.revision.pattern holds {yy}, which is no placeholder."))
			.satisfies((ex) -> assertThat(ex.action())
				.startsWith("Build it of {yyyy}, {MM}, {dd}, {HH}, {mm}, {ss}, {epoch}, {rev}, {slug}, letters"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "../{rev}", "a/../{rev}", "/srv/{rev}", "{rev}/", "a//{rev}", ".{rev}", "a/.b/{rev}",
			"{rev", "rev}_{slug}", "a:{rev}", "a\\{rev}", "{rev}?", "", "{}{rev}" })
	void refusesWhatIsNoFileName(String pattern) {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> FileNamePattern.of(pattern))
			.matches((ex) -> ex.code().equals("bad-pattern"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "revision", "{yyyy}{MM}{dd}_{HH}{mm}" })
	void refusesNamesThatAreAllTheSame(String pattern) {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> FileNamePattern.of(pattern))
			.withMessageContaining("would give all files the same name");
	}

	@Test
	void tellsEverythingThatIsWrongAtOnce() {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> FileNamePattern.of("/{day}?"))
			.satisfies((ex) -> assertThat(ex.description().lines()).hasSize(4))
			.satisfies((ex) -> assertThat(ex.action().lines()).hasSize(1));
	}

}
