package dev.limbeck.generate;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RevisionFileSettings}.
 */
class RevisionFileSettingsTests {

	@Test
	void takesDefaultsForWhatIsNotSetOrBlank() {
		RevisionFileSettings settings = read(Map.of("limbeck.revision.template", " ", "limbeck.revision.pattern", ""));
		assertThat(settings).isEqualTo(new RevisionFileSettings("{yyyy}{MM}{dd}_{HH}{mm}_{rev}_{slug}",
				ZoneId.of("UTC"), 40, null, List.of()));
	}

	@Test
	void readsEverySetting() {
		RevisionFileSettings settings = read(Map.of("limbeck.revision.pattern", "{rev}.sql",
				"limbeck.revision.time-zone", "Europe/Berlin", "limbeck.revision.slug-length", "12",
				"limbeck.revision.template", "my.sql", "limbeck.revision.after-write", "fmt -i"));
		assertThat(settings).isEqualTo(new RevisionFileSettings("{rev}", ZoneId.of("Europe/Berlin"), 12,
				Path.of("my.sql"), List.of("fmt", "-i")));
	}

	@Test
	void refusesAnUnknownTimeZone() {
		LimbeckException ex = Refused.by(() -> read(Map.of("limbeck.revision.time-zone", "Mars/Olympus")));
		assertThat(ex.description()).isEqualTo("limbeck.revision.time-zone names no time zone: Mars/Olympus.");
		assertThat(ex.action()).isEqualTo("Write one such as UTC, Europe/Berlin or +02:00.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "201", "many", "99999999999" })
	void refusesAnImpossibleSlugLength(String length) {
		assertThatExceptionOfType(LimbeckException.class)
			.isThrownBy(() -> read(Map.of("limbeck.revision.slug-length", length)))
			.withMessage("limbeck.revision.slug-length is no length for a part of a name: " + length + ".");
	}

	@Test
	void tellsEverythingThatIsWrongAtOnce() {
		LimbeckException ex = Refused.by(() -> read(Map.of("limbeck.revision.pattern", "x",
				"limbeck.revision.time-zone", "x", "limbeck.revision.slug-length", "x", "limbeck.revision.template",
				"x\0", "limbeck.revision.after-write", "'")));
		assertThat(ex.description().lines()).hasSize(5);
		assertThat(ex.code()).isEqualTo("refused");
	}

	@Test
	void checksWhatIsGivenDirectly() {
		assertThatExceptionOfType(LimbeckException.class)
			.isThrownBy(() -> new RevisionFileSettings("{rev}", ZoneOffset.UTC, 0, null, List.of()))
			.matches((ex) -> ex.code().equals("bad-slug-length"));
	}

	private static RevisionFileSettings read(Map<String, String> properties) {
		return RevisionFileSettings.read(properties::get);
	}

}
