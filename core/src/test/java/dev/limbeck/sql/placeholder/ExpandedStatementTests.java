package dev.limbeck.sql.placeholder;

import java.util.List;
import java.util.Map;

import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExpandedStatement}.
 */
class ExpandedStatementTests {

	private static final Placeholders VALUES = new Placeholders(
			Map.of("x", "it's \"x\" $$ \\", "word", "app", "App.Role", "joe", "flyway:defaultSchema", "shop"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			SELECT ${word}                          | SELECT app
			SELECT * FROM ${word}_log               | SELECT * FROM app_log
			SELECT * FROM t_${word}.u               | SELECT * FROM t_app.u
			SELECT '${word}', "${word}", E'${word}' | SELECT 'app', "app", E'app'
			GRANT ${app_role} TO x                  | GRANT joe TO x
			SET search_path = ${flyway:defaultSchema} | SET search_path = shop
			SELECT 1 -- ${word}                     | SELECT 1
			SELECT /* ${lost} */ 1                  | SELECT /* ${lost} */ 1
			SELECT ${word:literal}                  | SELECT 'app'
			SELECT ${x:literal}                     | SELECT  E'it''s "x" $$ \\\\'
			SELECT ${x:identifier}                  | SELECT "it's ""x"" $$ \\"
			SELECT a.${word:identifier}.b           | SELECT a."app".b
			SELECT E${word:literal}                 | SELECT E 'app'
			SELECT ${word:literal}${word:literal}   | SELECT 'app' 'app'
			SELECT ${word:literal}'a'               | SELECT 'app' 'a'
			DO $a$ BEGIN PERFORM ${x:literal}; END $a$ | DO $a$ BEGIN PERFORM  E'it\\x27s "x" \\x24\\x24 \\\\'; END $a$
			DO $a$ BEGIN EXECUTE $b$ ${word:literal} $b$; END $a$ | DO $a$ BEGIN EXECUTE $b$  E'app' $b$; END $a$
			""")
	void valuesStandInPlaceOfPlaceholders(String sql, String expected) {
		ExpandedStatement expanded = expanded(sql);
		assertThat(expanded.faults()).isEmpty();
		assertThat(expanded.sql()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT '${x:literal}'", "SELECT \"${x:identifier}\"", "SELECT U&'${x:literal}'",
			"SELECT $a$ ${x:literal} $a$", "DO $a$ BEGIN EXECUTE 'DROP TABLE ${word:identifier}'; END $a$",
			"DO LANGUAGE plpython3u $a$ x = ${x:literal} $a$",
			"CREATE FUNCTION f() RETURNS int AS $a$ '${x:literal}' $a$ LANGUAGE sql",
			"DO 'BEGIN PERFORM ${x:literal}; END'" })
	void formsWithQuotesAreRefusedInsideOfQuotes(String sql) {
		assertThat(codes(sql)).containsExactly("quoted-placeholder");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "SELECT ${}", "SELECT ${word:raw}", "SELECT ${a b}", "SELECT '${word'", "SELECT ${word\n}" })
	void whatIsNotUnderstoodIsRefused(String sql) {
		assertThat(codes(sql)).containsExactly("malformed-placeholder");
	}

	@Test
	void allThatHaveNoValueAreTold() {
		ExpandedStatement expanded = expanded("SELECT ${a},\n '${b}',\n ${word}, ${c:literal}");
		assertThat(expanded.faults()).extracting(Fault::message)
			.containsExactly("the placeholder a has no value", "the placeholder b has no value",
					"the placeholder c has no value");
		assertThat(expanded.faults()).extracting(Fault::offset).containsExactly(7, 15, 32);
	}

	@Test
	void aQuoteInAValueThatIsPutAsItIsCannotTakeTheRestAlong() {
		assertThat(codes("SELECT '${x}'")).containsExactly("unfit-placeholder-value");
		assertThat(codes("SELECT ${x}")).containsExactly("unfit-placeholder-value");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1; COMMIT", "1; ROLLBACK; BEGIN", "1; COPY t FROM stdin" })
	void aValueThatIsPutAsItIsCannotEndTheTransaction(String value) {
		assertThat(of("SELECT ${v}", new Placeholders(Map.of("v", value))).faults()).extracting(Fault::code)
			.containsExactly("unfit-placeholder-value");
	}

	@Test
	void aValueThatIsPutAsItIsIsAnyOtherText() {
		assertThat(of("SELECT 1 ${v}", new Placeholders(Map.of("v", "AS a; SELECT 2"))).sql())
			.isEqualTo("SELECT 1 AS a; SELECT 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a$b", "$a$", "" })
	void aNameThatCouldEndDollarQuotesIsRefusedBetweenThem(String value) {
		assertThat(of("DO $a$ BEGIN PERFORM ${v:identifier}; END $a$", new Placeholders(Map.of("v", value))).faults())
			.extracting(Fault::code)
			.containsExactly("unfit-placeholder-value");
	}

	@Test
	void noFaultShowsAValue() {
		String told = expanded("SELECT '${x}'").faults() + VALUES.toString();
		assertThat(told).doesNotContain("it's").doesNotContain("joe");
	}

	@Test
	void placesLeadBackToTheScript() {
		ExpandedStatement expanded = expanded("SELECT ${word}, nowhere, '${word}' FROM x");
		assertThat(expanded.sql()).isEqualTo("SELECT app, nowhere, 'app' FROM x");
		assertThat(List.of(0, 7, 8, 10, 12, 28).stream().map(expanded::sourceOffset)).containsExactly(0, 7, 7, 14, 16,
				36);
	}

	@Test
	void valuesOfTheStrongestSourceCountInEverySpelling() {
		Placeholders joined = Placeholders.of(List.of(Map.of("app_role", "a"), Map.of("APPROLE", "b", "x", "c")));
		assertThat(joined.find("appRole")).isEqualTo("a");
		assertThat(joined.find("x")).isEqualTo("c");
		assertThat(new Placeholders(Map.of("a-b", "1", "a.b", "2")).find("ab")).isNull();
	}

	private static List<String> codes(String sql) {
		return expanded(sql).faults().stream().map(Fault::code).toList();
	}

	private static ExpandedStatement expanded(String sql) {
		return of(sql, VALUES);
	}

	private static ExpandedStatement of(String sql, Placeholders values) {
		SourceText source = new SourceText("a.sql", sql);
		return ExpandedStatement.of(source, SqlScript.parse(source).statements().get(0), values);
	}

}
