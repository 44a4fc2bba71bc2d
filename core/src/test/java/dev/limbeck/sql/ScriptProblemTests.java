package dev.limbeck.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.script.RevisionScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is wrong with revision files, and how it is told.
 */
class ScriptProblemTests {

	private static final String HEADER = "-- @revision a\n-- @upgrade\n";

	@ParameterizedTest
	@CsvSource({ "-- @upgrad, @upgrade", "--@Upgrade x, @upgrade", "-- @downgarde, @downgrade",
			"-- @revison a, @revision", "-- @dependson a, @depends-on", "-- @upgrade:, @upgrade",
			"-- @lock_timeout 5s, @lock-timeout" })
	void aMisspeltTagIsOffered(String comment, String tag) {
		ScriptProblem problem = problem(HEADER + "SELECT 1;\n" + comment + "\n");
		assertThat(problem.code()).isEqualTo("unknown-tag");
		assertThat(problem.place()).isEqualTo("db/a.sql:4:1");
		assertThat(problem.message()).startsWith("unknown tag @").endsWith("did you mean " + tag + "?");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			@revision a-b            | bad-name
			@revision head           | bad-name
			@revision a b            | bad-name
			@revision                | bad-name
			@revises base            | bad-name
			@revises ü               | bad-name
			@revises                 | missing-value
			@depends-on , ,          | missing-value
			@branch current          | bad-name
			@branch x-1              | bad-name
			@created yesterday       | bad-created
			@created 2026-13-01      | bad-created
			@lock-timeout 5          | bad-lock-timeout
			@lock-timeout 5 seconds  | bad-lock-timeout
			@lock-timeout 25d        | bad-lock-timeout
			@statement-timeout 1us   | bad-statement-timeout
			@statement-timeout -1s   | bad-statement-timeout
			@transaction off         | bad-transaction
			@transaction             | bad-transaction
			@placeholders yes        | unexpected-value
			@batch                   | misplaced-tag
			@renamed a -> b          | misplaced-tag
			""")
	void aBadTagInTheHeaderIsRefused(String tag, String code) {
		String id = tag.startsWith("@revision") ? "" : "-- @revision a\n";
		ScriptProblem problem = problem(id + "-- " + tag + "\n-- @upgrade\n");
		assertThat(problem.code()).isEqualTo(code);
		assertThat(problem.line()).isEqualTo(id.isEmpty() ? 1 : 2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT 1; -- @revises b                     | misplaced-tag
			-- @created 2026-11-20T09:30:00Z            | misplaced-tag
			-- @lock-timeout 5s                         | misplaced-tag
			SELECT 1; -- @transaction none              | misplaced-tag
			-- @transaction some                        | bad-transaction
			-- @upgrade                                 | repeated-section
			\\restrict abc                              | meta-command
			SELECT 1 \\gexec                            | meta-command
			\\! rm x                                    | meta-command
			GRANT CONNECT ON DATABASE :"DBNAME" TO a;   | psql-variable
			SELECT :"x" FROM t;                         | psql-variable
			BEGIN;                                      | transaction-control
			begin work                                  | transaction-control
			START TRANSACTION;                          | transaction-control
			Commit;                                     | transaction-control
			COMMIT PREPARED 'x';                        | transaction-control
			END;                                        | transaction-control
			ROLLBACK;                                   | transaction-control
			ROLLBACK PREPARED 'x';                      | transaction-control
			ABORT /* ; */ TRANSACTION;                  | transaction-control
			PREPARE TRANSACTION 'x';                    | transaction-control
			SET standard_conforming_strings TO off;     | nonstandard-strings
			SET LOCAL standard_conforming_strings='off' | nonstandard-strings
			SELECT 'a                                   | unterminated
			SELECT "a                                   | unterminated
			SELECT $$a                                  | unterminated
			/* /* */                                    | unterminated
			""")
	void aBadLineInASectionIsRefused(String line, String code) {
		ScriptProblem problem = problem(HEADER + line.replace("\\\\", "\\") + "\n");
		assertThat(problem.code()).isEqualTo(code);
		assertThat(problem.line()).isEqualTo(3);
		assertThat(problem.action()).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 'a'::\"char\"", "SELECT a[1:'2']", "SELECT ':''x'''", "SELECT $$:'x'$$ -- :'x'",
			"SELECT '12:''00'", "SELECT a[b[1]:\"c\"]" })
	void whatLooksLikeAVariableOfPsqlAndIsNoneIsTaken(String sql) {
		assertThat(problems("-- @revision a\n-- @upgrade\n" + sql + ";\n")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "@finish a", "@search-path a, b" })
	void aTagOfALaterVersionIsRefused(String tag) {
		for (String text : List.of("-- @revision a\n-- " + tag + "\n-- @upgrade\n", HEADER + "-- " + tag + "\n")) {
			ScriptProblem problem = problem(text);
			assertThat(problem.code()).isEqualTo("not-supported");
			assertThat(problem.message())
				.isEqualTo(tag.substring(0, tag.indexOf(' ')) + " is not supported by this version");
		}
	}

	@Test
	void aLetterThatLooksLikeAnotherIsNamed() {
		assertThat(problem("-- @revision \u0430bc\n-- @upgrade\n").message())
			.isEqualTo("@revision \u0430bc is no valid name: it holds U+0430 CYRILLIC SMALL LETTER A");
		assertThat(problem("-- @revision a\n-- @revises x \u03bfld\n-- @upgrade\n").message())
			.isEqualTo("@revises \u03bfld is no valid name: it holds U+03BF GREEK SMALL LETTER OMICRON");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- @batchsize 100", "-- @batches", "-- @rename a -> b" })
	void aMisspeltTagThatIsNotRunIsNotOffered(String line) {
		ScriptProblem problem = problem(HEADER + line + "\n");
		assertThat(problem.message()).startsWith("unknown tag @");
		assertThat(problem.action()).matches("Delete the line: this version does not run @(batch|renamed), or reword "
				+ "the comment so that it does not start with something so similar\\.");
	}

	@Test
	void aFileWithoutIdIsRefused() {
		assertThat(problem("SELECT 1;").code()).isEqualTo("no-revision");
		assertThat(problem("").code()).isEqualTo("no-revision");
	}

	@ParameterizedTest
	@ValueSource(strings = { "@revision b", "@created 2026-11-20T09:30:00Z", "@transaction none", "@lock-timeout 5s" })
	void aRepeatedTagIsRefused(String tag) {
		ScriptProblem problem = problem("-- @revision a\n-- " + tag + "\n-- " + tag + "\n", 0);
		assertThat(problem.code()).isEqualTo("repeated-tag");
	}

	@Test
	void aHeaderTagBehindTheFirstStatementIsRefused() {
		assertThat(problem("-- @revision a\nSELECT 1;\n-- @revises b\n").code()).isEqualTo("misplaced-tag");
		assertThat(problem("-- @revision a\nSELECT 1;\n-- @transaction none\n").code()).isEqualTo("misplaced-tag");
	}

	@Test
	void sqlOutsideOfSectionsIsRefused() {
		assertThat(problem("-- @revision a\nSELECT 1;\n-- @upgrade\n").code()).isEqualTo("statement-outside-section");
		assertThat(problem("-- @revision a\nSELECT 1;\n-- @downgrade\n").code()).isEqualTo("no-upgrade");
	}

	@Test
	void copyDataThatSwallowsASectionIsRefused() {
		ScriptProblem problem = problem(HEADER + "COPY t FROM stdin;\n1\n-- @downgrade\nDROP TABLE t;\n");
		assertThat(problem.code()).isEqualTo("copy-data-without-end");
		assertThat(problem.line()).isEqualTo(3);
	}

	@Test
	void allProblemsAreToldAtOnceInTheOrderOfTheirLines() {
		List<ScriptProblem> problems = problems("-- @revises head\n-- @upgrad\n-- @upgrade\nCOMMIT;\n\\q\nSELECT '");
		assertThat(problems).extracting(ScriptProblem::code)
			.containsExactlyInAnyOrder("no-revision", "bad-name", "unknown-tag", "transaction-control", "meta-command",
					"unterminated");
		assertThat(problems).extracting(ScriptProblem::line).containsExactly(1, 1, 2, 4, 5, 6);
	}

	@Test
	void ofManyProblemsOfOneKindTheFirstTenAreToldAndACount() {
		List<ScriptProblem> many = new ArrayList<>();
		for (int i = 1; i <= 600; i++) {
			many.add(new ScriptProblem("V" + i + ".sql", "no-revision", "no id " + i, "Add one."));
			many.add(new ScriptProblem("V" + i + ".sql", "transaction-control", "BEGIN", "Delete it."));
		}
		ScriptException all = new ScriptException(many);
		assertThat(all.description()).hasLineCount(24)
			.startsWith("1200 problems in the revision files:\nV1.sql: no id 1\n")
			.contains("\n... and 590 more of the kind no-revision\n",
					"\n... and 590 more of the kind transaction-control\n");
		assertThat(all.action()).hasLineCount(2).contains("V10.sql and 590 more: Add one.\n");
	}

	@Test
	void theExceptionShowsEveryProblemOnALineOfItsOwn() {
		ScriptException one = new ScriptException(problems(HEADER + "COMMIT;"));
		ScriptException two = new ScriptException(problems("-- @upgrade\nCOMMIT;"));
		assertThat(one.code()).isEqualTo("transaction-control");
		assertThat(one.description()).startsWith("db/a.sql:3:1: COMMIT inside a section");
		assertThat(two.code()).isEqualTo("invalid-scripts");
		assertThat(two.description()).startsWith("2 problems in the revision files:\ndb/a.sql:1:1: ")
			.contains("\ndb/a.sql:2:1: COMMIT");
	}

	@Test
	void bytesThatAreNoUtf8AreRefusedWithTheirPlace() {
		byte[] bytes = "-- @revision a\nSELECT 'caf\u00e9;';".getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(ScriptException.class).isThrownBy(() -> SourceText.decode("db/a.sql", bytes))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("not-utf-8"))
			.satisfies((ex) -> assertThat(ex.description()).isEqualTo(
					"db/a.sql:2:12: byte 27 of the file, 0xE9, is not UTF-8\n2 | SELECT 'caf\uFFFD;';\n  |            ^\nNothing was run."));
	}

	@Test
	void nulIsRefusedWithItsPlace() {
		byte[] bytes = "-- @revision a\nSELECT '\0'".getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(ScriptException.class).isThrownBy(() -> SourceText.decode("db/a.sql", bytes))
			.satisfies((ex) -> assertThat(ex.problems()).singleElement().extracting(ScriptProblem::line).isEqualTo(2));
	}

	private static ScriptProblem problem(String text) {
		assertThat(problems(text)).hasSize(1);
		return problem(text, 0);
	}

	private static ScriptProblem problem(String text, int index) {
		return problems(text).get(index);
	}

	private static List<ScriptProblem> problems(String text) {
		try {
			RevisionScript.parse(new SourceText("db/a.sql", text));
			return List.of();
		}
		catch (ScriptException ex) {
			return ex.problems();
		}
	}

}
