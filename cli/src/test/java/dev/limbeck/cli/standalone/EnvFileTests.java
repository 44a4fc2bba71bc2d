package dev.limbeck.cli.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.limbeck.LimbeckException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files of variables are read as docker compose and dotenv read them.
 */
class EnvFileTests {

	@TempDir
	private Path directory;

	@Test
	void linesAreNamesAndValues() throws Exception {
		assertThat(read("A=1\nB = two words \r\n\n  export C=x=y\nD=\n"))
			.isEqualTo(Map.of("A", "1", "B", "two words", "C", "x=y", "D", ""));
	}

	@Test
	void commentsAreLeftOut() throws Exception {
		assertThat(read("# first\nA=1 # one\nB=#\nC=a#b\n\t# last")).isEqualTo(Map.of("A", "1", "B", "", "C", "a#b"));
	}

	@Test
	void singleQuotesKeepEverything() throws Exception {
		assertThat(read("A='p$w\\n # x' # one\nB='two\nlines'\n"))
			.isEqualTo(Map.of("A", "p$w\\n # x", "B", "two\nlines"));
	}

	@Test
	void doubleQuotesKnowEscapes() throws Exception {
		assertThat(read("A=\"a\\nb \\\"c\\\" \\\\n\"\nB=\"\"")).isEqualTo(Map.of("A", "a\nb \"c\" \\n", "B", ""));
	}

	@Test
	void nothingIsExpanded() throws Exception {
		assertThat(read("A=${B}$B`c`")).isEqualTo(Map.of("A", "${B}$B`c`"));
	}

	@Test
	void valuesOfAnySizeAreReadInOneGo() throws Exception {
		String key = "-----BEGIN-----\n" + "MIIEpAIBAAKCAQEA\\n".repeat(40_000) + "\n-----END-----";
		assertThat(read("KEY=\"" + key + "\"")).isEqualTo(Map.of("KEY", key.replace("\\n", "\n")));
		assertThat(read("A=" + " ".repeat(900_000) + "1")).isEqualTo(Map.of("A", "1"));
		assertThat(read("A=1" + " ".repeat(900_000) + "1")).containsKey("A");
	}

	@ParameterizedTest
	@CsvSource({ "/dev/zero, is a device", "/, is a folder", "/nowhere/.env, does not exist" })
	void whatIsNoFileIsRefusedAtOnce(String path, String reason) {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> EnvFile.read(Path.of(path)))
			.withMessageContaining(path + " (--env-file) is no file of variables: it " + reason + ".");
	}

	@Test
	void theLastOneWins() throws Exception {
		assertThat(read("\uFEFFA=1\nA=2")).isEqualTo(Map.of("A", "2"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "A=1\n\ns3cret\n", "A=1\n\nB='s3cret\n", "A=1\n\nB=\"s3cret\" more\n", "A=1\n\n1B=s3cret" })
	void whatIsNeitherIsAnErrorThatShowsNoValue(String text) {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> read(text)).satisfies((ex) -> {
			assertThat(ex.code()).isEqualTo("malformed-env-file");
			assertThat(ex.description()).contains("variables.env:3 ").doesNotContain("s3cret");
		});
	}

	@Test
	void aMissingFileIsAnError() {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> EnvFile.read(this.directory.resolve("none")))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("unreadable-env-file"));
	}

	private Map<String, String> read(String text) throws Exception {
		return EnvFile.read(Files.writeString(this.directory.resolve("variables.env"), text));
	}

}
