package dev.limbeck.sql;

import dev.limbeck.script.RevisionScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Checksum}.
 */
class ChecksumTests {

	private static final String FILE = "-- @revision a\n-- @upgrade\nSELECT 1;\n\nSELECT '  é\n';\n-- @downgrade\nSELECT 2;\n";

	@Test
	void isTheDigestOfTheNormalisedText() {
		// printf "SELECT 1;\n\nSELECT ' é\n';" | sha256sum
		assertThat(checksum(FILE)).isEqualTo("1:7bce269229ae793263b735b47017b5382045f4af66da140e4123f80385cdb624");
		// printf "" | sha256sum
		assertThat(Checksum.of(" \r\n\t\n"))
			.isEqualTo("1:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	}

	@Test
	void lineEndsByteOrderMarkAndTrailingBlanksDoNotMatter() {
		assertThat(checksum(FILE.replace("\n", "\r\n"))).isEqualTo(checksum(FILE));
		assertThat(checksum(FILE.replace("\n", "\r"))).isEqualTo(checksum(FILE));
		assertThat(checksum("\uFEFF" + FILE)).isEqualTo(checksum(FILE));
		assertThat(checksum(FILE.replace("\n", " \t\n"))).isEqualTo(checksum(FILE));
	}

	@Test
	void headerDowngradeAndOuterBlankLinesDoNotMatter() {
		assertThat(checksum(FILE.replace("SELECT 2", "SELECT 3"))).isEqualTo(checksum(FILE));
		assertThat(checksum("-- Other words\n" + FILE)).isEqualTo(checksum(FILE));
		assertThat(checksum(FILE.replace("-- @downgrade", "\n  \n-- @downgrade"))).isEqualTo(checksum(FILE));
	}

	@Test
	void aFileWithoutSectionsHasTheSameChecksum() {
		String upgrade = FILE.substring(0, FILE.indexOf("-- @downgrade"));
		assertThat(checksum(upgrade.replace("-- @upgrade\n", ""))).isEqualTo(checksum(upgrade));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT  1;", "select 1;", "SELECT 1; -- x", " SELECT 1;", "SELECT\n1;", "SELECT ${x};" })
	void everythingElseMatters(String changed) {
		assertThat(checksum(FILE.replace("SELECT 1;", changed))).isNotEqualTo(checksum(FILE));
	}

	@Test
	void aLongRunOfBlanksTakesLinearTime() {
		assertThat(Checksum.of(" ".repeat(2_000_000) + "x" + "\n".repeat(2_000_000) + "y")).startsWith("1:");
	}

	private static String checksum(String text) {
		return RevisionScript.parse(new SourceText("a.sql", text)).checksum();
	}

}
