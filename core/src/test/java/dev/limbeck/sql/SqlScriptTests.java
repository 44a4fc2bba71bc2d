package dev.limbeck.sql;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlScript} beyond the cases of PostgreSQL's own split.
 */
class SqlScriptTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			SELECT 1; SELECT 'a;        | unterminated quoted string              | 17
			SELECT 1; SELECT E'a\\';    | unterminated quoted string              | 17
			SELECT 1; SELECT N'a;       | unterminated quoted string              | 18
			SELECT 1; SELECT U&'a;      | unterminated quoted string              | 17
			SELECT 1; SELECT B'0;       | unterminated bit string literal         | 17
			SELECT 1; SELECT x'0;       | unterminated hexadecimal string literal | 17
			SELECT 1; SELECT U&"a;      | unterminated quoted identifier          | 17
			SELECT 1; SELECT $a$;$b$    | unterminated dollar-quoted string       | 17
			SELECT 1; SELECT /*/**/;    | unterminated /* comment                 | 17
			""")
	void saysWhatNeverEndsAndWhereItBegins(String text, String message, int start) {
		SqlScript script = script(text);
		assertThat(script.error()).isEqualTo(new LexicalError(message, start, 1));
		assertThat(texts(script)).containsExactly("SELECT 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1$$;$$", "SELECT 1_000$$;$$", "SELECT 0x1F$$;$$", "SELECT 1e5$$;$$",
			"SELECT 1.e5$$;$$", "SELECT $1$$;$$", "SELECT a$$ || $$;$$", "SELECT \"a\"$$;$$", "SELECT E'\\\\'",
			"SELECT 'a' -- '\n 'b;'", "SELECT E'a'\n-- x\n'\\';'", "SELECT (;", "SELECT u&\";\"", "SELECT -1--;\n" })
	void keepsOneStatementWhole(String text) {
		assertThat(script(text + "\n;\n").statements()).hasSize(1);
	}

	@Test
	void standardStringsFollowTheSettingAsInPsql() {
		assertThat(texts(script("""
				SET standard_conforming_strings TO 'OFF'; SELECT 'a\\';b';
				RESET standard_conforming_strings; SELECT 'a\\'; SELECT 1;
				SET SESSION standard_conforming_strings = of; SELECT N'\\';' ; SET standard_conforming_strings = on;
				SELECT 'a\\'"""))).hasSize(9);
	}

	@Test
	void namesTheFirstWordsOfAStatement() {
		SqlStatement statement = script("Create /* x */ unique\nINDEX concurrently if not exists ı_ı ON t (a)")
			.statements()
			.get(0);
		assertThat(statement.keywords()).containsExactly("CREATE", "UNIQUE", "INDEX", "CONCURRENTLY", "IF", "NOT",
				"EXISTS", "ı_ı");
		assertThat(statement.startsWith("CREATE", "UNIQUE", "INDEX", "CONCURRENTLY")).isTrue();
		assertThat(statement.startsWith("CREATE", "INDEX")).isFalse();
	}

	@Test
	void keywordsEndAtTheFirstTokenThatIsNoWord() {
		assertThat(script("REINDEX (VERBOSE) INDEX i").statements().get(0).keywords()).containsExactly("REINDEX");
		assertThat(script("\"a\" FROM STDIN").statements().get(0).keywords()).isEmpty();
	}

	@Test
	void theRestOfACopyLineComesAfterTheData() {
		SqlScript script = script("COPY a FROM stdin; COPY b FROM stdin; SELECT 1; -- x\na;\n\\.\nb;\n\\.\r\nSELECT 2");
		assertThat(texts(script)).containsExactly("COPY a FROM stdin", "COPY b FROM stdin", "SELECT 1", "SELECT 2");
		assertThat(data(script, 0)).isEqualTo("a;\n");
		assertThat(data(script, 1)).isEqualTo("b;\n");
		assertThat(script.comments()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "COPY t FROM '/f';", "COPY t TO stdout;", "COPY (SELECT 1 FROM stdin) TO '/f';",
			"SELECT * FROM stdin;", "COPY t FROM PROGRAM 'x';", "COPY t FROM \"stdin\";" })
	void otherStatementsHaveNoData(String statement) {
		SqlScript script = script(statement + "\nSELECT 2;\n\\.\n");
		assertThat(script.statements()).extracting(SqlStatement::copyData).containsExactly(null, null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT\n1\n\\.\n2;", "SELECT 'a\n1\n\\.\nb';", "/* a\n1\n\\.\n*/" })
	void dataInTheMiddleOfSomethingIsAnError(String rest) {
		assertThat(Objects.requireNonNull(script("COPY t FROM stdin; " + rest).error()).message())
			.startsWith("COPY data");
	}

	@Test
	void psqlsCommandsEndAtTheLineOrTheNextBackslash() {
		SqlScript script = script(
				"\\set a 'x\\\\y' \\\\ SELECT 1;\n\\echo \"a\\b\" \\q\n\\! ls \\ ;\nSELECT 2 \\; SELECT 3 \\gset x_\n\\\\\n");
		assertThat(script.metaCommands()).extracting(MetaCommand::text)
			.containsExactly("\\set a 'x\\\\y'", "\\echo \"a\\b\"", "\\q", "\\! ls \\ ;", "\\;", "\\gset x_", "\\\\");
		assertThat(texts(script)).containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
	}

	@Test
	void countsLinesByLineFeedsAndColumnsByCharacters() {
		SourceText source = new SourceText("a.sql", "\uFEFFa\r\n\uD83D\uDE00é;\r;");
		assertThat(source.position(0)).isEqualTo(new TextPosition(1, 1));
		assertThat(source.position(1)).isEqualTo(new TextPosition(1, 1));
		assertThat(source.position(source.text().indexOf(';'))).isEqualTo(new TextPosition(2, 3));
		assertThat(source.position(source.text().length())).isEqualTo(new TextPosition(2, 6));
	}

	@Test
	void hugeScriptsTakeLinearTime() {
		String text = "SELECT E'a'\n-- x\n, 'b', $a$ $b$a$, \"c\" -- @word\n;\n".repeat(100_000) + "(".repeat(1_000_000)
				+ " -- x".repeat(200_000) + "\n/*".repeat(1_000_000);
		SqlScript script = script(text);
		assertThat(script.statements()).hasSize(100_000);
		assertThat(Objects.requireNonNull(script.error()).line()).isEqualTo(400_002);
	}

	@Test
	void aByteOrderMarkInsideIsAnIdentifier() {
		assertThat(texts(script("\uFEFFSELECT 1;\uFEFFSELECT 2"))).containsExactly("SELECT 1", "\uFEFFSELECT 2");
	}

	private static SqlScript script(String text) {
		return SqlScript.parse(new SourceText("a.sql", text));
	}

	private static List<String> texts(SqlScript script) {
		return script.statements().stream().map(script::text).toList();
	}

	private static String data(SqlScript script, int index) {
		CopyData data = Objects.requireNonNull(script.statements().get(index).copyData());
		return script.source().text(data.start(), data.end());
	}

}
