package dev.limbeck.generate;

import dev.limbeck.LimbeckException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Description}.
 */
class DescriptionTests {

	@Test
	void isOneLineWithSingleBlanks() {
		assertThat(Description.of("  Add \t users, {{revision}} 50% @once\n"))
			.isEqualTo("Add users, {{revision}} 50% @once");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "!!!", "---", "@revision x", "@todo", " @upgrade", "- x", "--x", "a\nb", "a\r\nb",
			"a\u2028b", "a\u0000b", "a\u001Bb", "a\uD800" })
	void refusesWhatWouldNotBeReadBack(String message) {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> Description.of(message))
			.matches((ex) -> ex.code().equals("bad-message"));
	}

	@Test
	void saysWhatToDoWithSeveralLines() {
		LimbeckException ex = Refused.by(() -> Description.of("Add users\n\n@revises 1"));
		assertThat(ex.description()).isEqualTo("The message has several lines.");
		assertThat(ex.action()).isEqualTo("Say it in one line; write the rest into the file as comments.");
	}

	@Test
	void refusesWhatTheLocaleLost() {
		LimbeckException ex = Refused.by(() -> Description.of("Gr\uFFFD\uFFFDe"));
		assertThat(ex.description()).isEqualTo("The message has characters that could not be read.");
		assertThat(ex.action()).contains("LC_ALL=C.UTF-8");
	}

}
