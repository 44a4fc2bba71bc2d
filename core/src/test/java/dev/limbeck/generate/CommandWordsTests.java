package dev.limbeck.generate;

import dev.limbeck.LimbeckException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CommandWords}.
 */
class CommandWordsTests {

	@Test
	void splitsAtBlanks() {
		assertThat(CommandWords.of("  pg_format\t--inplace  {file} ")).containsExactly("pg_format", "--inplace",
				"{file}");
	}

	@Test
	void keepsWhatIsQuotedTogether() {
		assertThat(CommandWords.of("sh -c 'echo \"a  b\"' \"it's\" --x='a b'c ''")).containsExactly("sh", "-c",
				"echo \"a  b\"", "it's", "--x=a bc", "");
	}

	@Test
	void leavesBackslashesAndDollarsAlone() {
		assertThat(CommandWords.of("C:\\bin\\fmt.exe '$1\\'")).containsExactly("C:\\bin\\fmt.exe", "$1\\");
	}

	@Test
	void hasNoWordsIfBlank() {
		assertThat(CommandWords.of(" ")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "sh -c 'echo", "\"", "it's" })
	void refusesAQuoteThatDoesNotEnd(String command) {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> CommandWords.of(command))
			.withMessage("limbeck.revision.after-write holds a quote that does not end.");
	}

}
