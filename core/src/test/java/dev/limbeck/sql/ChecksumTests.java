package dev.limbeck.sql;

import java.nio.charset.StandardCharsets;

import dev.limbeck.script.RevisionScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Checksum}.
 */
class ChecksumTests {

	private static final String FILE = "-- @revision a\n-- @upgrade\nSELECT 1;\n\nSELECT '  é\n';\n-- @downgrade\nSELECT 2;\n";

	@Test
	void isTheDigestOfTheTokens() {
		// printf "select\0001\0\0select\0' é\n'\0\0" | sha256sum
		assertThat(checksum(FILE)).isEqualTo("1:40b81b68deedfc3ac8ef6a90ebf787cbc00d183a4b744a322b57e99dac790f79");
		// printf "" | sha256sum
		assertThat(ofSql(" \r\n\t\n -- nothing"))
			.isEqualTo("1:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
		// printf "copy\0t\0from\0stdin\0\0\0001\t2\r\n\0" | sha256sum
		assertThat(ofSql("COPY t FROM stdin;\n1\t2\r\n\\.\n"))
			.isEqualTo("1:e48973ad6139519705963629bf934a703980225d057acc6542e514e45d404eb3");
	}

	@Test
	void lineEndsByteOrderMarkAndTrailingBlanksDoNotMatter() {
		assertThat(checksum(FILE.replace("\n", "\r\n"))).isEqualTo(checksum(FILE));
		assertThat(checksum(FILE.replace(";\n", ";\r"))).isEqualTo(checksum(FILE));
		assertThat(checksum("\uFEFF" + FILE)).isEqualTo(checksum(FILE));
		assertThat(checksum("\uFEFF\uFEFF" + FILE)).isEqualTo(checksum(FILE));
		assertThat(checksum(FILE.replace(";\n", "; \t\n"))).isEqualTo(checksum(FILE));
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
	@ValueSource(strings = { "SELECT  1;", "SELECT 1; -- x", " SELECT 1;", "SELECT\n1;", "SELECT/* x */1;",
			"SELECT /* /* x */ */\t1 ;", "-- Copyright\nSELECT 1;", "/*+ SeqScan(t) */ SELECT 1;", "SELECT 1;;",
			"-- @renamed t.a -> t.b\nSELECT 1;", "select 1;", "Select 1;" })
	void commentsBlanksAndSeparatorsDoNotMatter(String changed) {
		assertThat(checksum(FILE.replace("SELECT 1;", changed))).isEqualTo(checksum(FILE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT ${x};", "SELECT1;", "SELECT 1, 2;", "SELECT 1.0;", "SELECT", "", "SELECT; 1;",
			"SELECT 1; SELECT 1;" })
	void everythingElseMatters(String changed) {
		assertThat(checksum(FILE.replace("SELECT 1;", changed))).isNotEqualTo(checksum(FILE));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a-1                      | a - 1
			a.b                      | a . b
			a::text                  | a ::text
			f(a=>1)                  | f ( a => 1 )
			1+-2                     | 1 + -2
			1 =-1                    | 1 = - 1
			a/**/b                   | a b
			a+/* x */b               | a+b
			2 */* x */3              | 2 * 3
			a*--x\\n-1                | a * -1
			'a'\\n'b'                 | 'a'  -- x\\n\\n\\t'b'
			E'a\\''\\n';'              | E'a\\'' \\r\\n ';'
			U&'a'\\n'b' UESCAPE '!'   | U&'a'\\r'b'  UESCAPE  '!'
			'a' 'b'                  | 'a'  'b'
			$$a;b$$                  | $$a;b$$ -- x
			"a;b"                    | "a;b" /* x */
			a[1 : 2]                 | a[1:2]
			1..2                     | 1 .. 2
			A                        | a
			MixedÉ_$1                | mixedÉ_$1
			x::TEXT                  | X::text
			B'1'                     | b'1'
			X'Ab'                    | x'Ab'
			E'a'                     | e'a'
			U&'a'                    | u&'a'
			N'a'                     | n'a'
			'a'\\r'b'                 | 'a'\\n'b'
			${x} Y                   | ${x} y
			""")
	void theSameTokensAreTheSame(String one, String other) {
		assertThat(ofExpression(one)).isEqualTo(ofExpression(other));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a b                      | ab
			a-b                      | "a-b"
			É                        | é
			"a"                      | a
			"A"                      | "a"
			'A'                      | 'a'
			$$A$$                    | $$a$$
			$A$a$A$                  | $a$a$a$
			X'A'                     | x'a'
			${X}                     | ${x}
			${a.B-c}                 | ${a.b-c}
			'a\\rb'                   | 'a\\nb'
			$$a\\rb$$                 | $$a\\nb$$
			"a\\rb"                   | "a\\nb"
			@-1                      | @ -1
			a<=b                     | a< =b
			a->b                     | a- >b
			a::b                     | a: :b
			a:=b                     | a: =b
			1..2                     | 1. .2
			.5                       | . 5
			1.5                      | 1 .5
			1.5                      | 1.50
			$1                       | $ 1
			'a'\\n'b'                 | 'a' 'b'
			'a'\\n'b'                 | 'ab'
			'a'\\n'b'                 | 'a''b'
			'a b'                    | 'a  b'
			'a\\nb'                   | 'a b'
			'a -- x'                 | 'a'
			'a/* x */'               | 'a'
			"a b"                    | "a  b"
			$$a$$                    | $x$a$x$
			$$a b$$                  | $$a  b$$
			$$a-- x\\nb$$             | $$a\\nb$$
			$$a$$                    | 'a'
			E'a'                     | 'a'
			E'a'                     | E 'a'
			N'a'                     | N 'a'
			U&'a'                    | U& 'a'
			B'1'                     | X'1'
			'a'                      | 'a' 'a'
			""")
	void otherTokensAreOthers(String one, String other) {
		assertThat(ofExpression(one)).isNotEqualTo(ofExpression(other));
	}

	@Test
	void theLastSemicolonDoesNotMatter() {
		assertThat(ofSql("SELECT 1; SELECT 2")).isEqualTo(ofSql("SELECT 1; SELECT 2;"));
	}

	@Test
	void semicolonsInsideStatementsMatter() {
		String rule = "CREATE RULE r AS ON UPDATE TO t DO (SELECT 1; SELECT 2);";
		assertThat(ofSql(rule.replace("1; S", "1 S"))).isNotEqualTo(ofSql(rule));
	}

	@Test
	void rowsOfCopyMatterByteForByte() {
		String copy = "COPY t FROM stdin;\n1\t2\n-- x\n\\.\nSELECT 1;";
		assertThat(ofSql(copy.replace("COPY t", "COPY  t -- y\n"))).isEqualTo(ofSql(copy));
		assertThat(ofSql(copy.replace("1\t2", "1\t 2"))).isNotEqualTo(ofSql(copy));
		assertThat(ofSql(copy.replace("-- x\n", ""))).isNotEqualTo(ofSql(copy));
		assertThat(ofSql(copy.replace("2\n--", "2\r\n--"))).isNotEqualTo(ofSql(copy));
	}

	@Test
	void noRowsAreNotAStatement() {
		assertThat(ofSql("COPY t FROM stdin;\nSELECT\n\\.\n")).isNotEqualTo(ofSql("COPY t FROM stdin;\n\\.\nSELECT\n"));
	}

	@Test
	void backslashesFollowTheSetting() {
		String off = "SET standard_conforming_strings = off;\nSELECT 'a\\'  b';";
		assertThat(ofSql(off.replace("  b", " b"))).isNotEqualTo(ofSql(off));
		assertThat(ofSql(off.replace("SELECT ", "SELECT  "))).isEqualTo(ofSql(off));
	}

	@Test
	void aTextThatIsNoSqlCountsAsItIs() {
		// printf "a b" | sha256sum
		assertThat(Checksum.ofText("a b"))
			.isEqualTo("1:c8687a08aa5d6ed2044328fa6a697ab8e96dc34291e8c2034ae8c38e6fcc6d65");
		assertThat(Checksum.ofText("a  b")).isNotEqualTo(Checksum.ofText("a b"));
	}

	@Test
	void aLongRunOfBlanksTakesLinearTime() {
		assertThat(ofSql(" ".repeat(2_000_000) + "x" + "\n".repeat(2_000_000) + "y")).isEqualTo(ofSql("x y"));
	}

	@Test
	void aLongOperatorAndALongStringTakeLinearTime() {
		assertThat(ofSql("SELECT " + "+-".repeat(500_000) + "1, '" + "x\n".repeat(2_000_000) + "'")).startsWith("1:");
	}

	private static String ofExpression(String text) {
		return ofSql("SELECT " + text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t") + ";");
	}

	private static String ofSql(String sql) {
		SourceText source = new SourceText("a.sql", sql);
		return Checksum.of(source, SqlScript.parse(source).statements());
	}

	private static String checksum(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return RevisionScript.parse(SourceText.decode("a.sql", bytes)).checksum();
	}

}
