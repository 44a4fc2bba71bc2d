package dev.limbeck.script.batch;

import dev.limbeck.script.RevisionScript;
import dev.limbeck.sql.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which statements are repeated, and how they are cut.
 */
class BatchesTests {

	@Test
	void aTagIsForTheStatementBehindIt() {
		Batches batches = batches("SELECT 1;\n-- @batch key=id size=7\n-- all rows\nUPDATE t SET n = 1;\nSELECT 2;");
		assertThat(batches.byNumber()).containsOnlyKeys(2);
		assertThat(batches.get(2)).isInstanceOfSatisfying(KeyedStatement.class, (keyed) -> {
			assertThat(keyed.size()).isEqualTo(7);
			assertThat(keyed.within("integer", "'1", "2")).isEqualTo(
					"UPDATE t SET n = 1\n" + "WHERE \"t\".\"id\" > '''1'::integer AND \"t\".\"id\" <= '2'::integer");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					UPDATE t SET n = 1 WHERE a OR b                          | UPDATE t SET n = 1 WHERE(a OR b~) AND "t"."id" <= '9'::int
					update s.t as "X" set n = (select 1 where true) where(a) | update s.t as "X" set n = (select 1 where true) where((a)~) AND "X"."id" <= '9'::int
					DELETE FROM ONLY t x USING u WHERE x.a = u.a             | DELETE FROM ONLY t x USING u WHERE(x.a = u.a~) AND "x"."id" <= '9'::int
					UPDATE t SET n = 'WHERE'                                 | UPDATE t SET n = 'WHERE'~WHERE "t"."id" <= '9'::int
					DELETE FROM t WHERE a -- WHERE b                         | DELETE FROM t WHERE(a~) AND "t"."id" <= '9'::int""")
	void theRangeIsAddedToTheCondition(String sql, String expected) {
		Batch batch = batches("-- @batch key=id\n" + sql + "\n;").get(1);
		assertThat(batch).isInstanceOfSatisfying(KeyedStatement.class,
				(keyed) -> assertThat(keyed.within("int", null, "9")).isEqualTo(expected.replace('~', '\n')));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					key=id size=0       | UPDATE t SET n = 1                       | @batch does not know "size=0"
					key=id key=n        | UPDATE t SET n = 1                       | @batch does not know "key=n"
					key=                | UPDATE t SET n = 1                       | @batch does not know "key="
					key=a,b             | UPDATE t SET n = 1                       | @batch needs one column as its key
					size=10             | UPDATE t SET n = 1                       | @batch has a size, and no key
					Key=id              | UPDATE t SET n = 1                       | @batch does not know "Key=id"
					key=id              | INSERT INTO t SELECT 1                   | only an UPDATE or a DELETE can be cut along a key
					key=id              | WITH x AS (SELECT 1) UPDATE t SET n = 1  | only an UPDATE or a DELETE can be cut along a key
					key=id              | UPDATE t SET n = 1, ID = 2               | it changes its key "id"
					key=id              | UPDATE t SET (n, id) = (1, 2) WHERE a    | it changes its key "id"
					key=id              | UPDATE t SET n = 1 WHERE CURRENT OF c    | WHERE CURRENT OF is about one row
					key=id              | UPDATE t SET n = 1 WHERE                 | no condition stands behind its WHERE
					key=id              | DELETE FROM t WHERE RETURNING id         | no condition stands behind its WHERE
					key=id              | DELETE FROM t RETURNING id               | nobody reads what a batch returns
					key=id              | UPDATE ONLY (t) SET n = 1                | cannot be made out
					key=id              | UPDATE t FOR PORTION OF p FROM 1 TO 2 SET n = 1 | cannot be made out
					                    | SELECT 1                                 | only INSERT, UPDATE, DELETE and MERGE tell
					                    | WITH x AS (DELETE FROM t) SELECT 1       | only INSERT, UPDATE, DELETE and MERGE tell
					                    | CALL p()                                 | only INSERT, UPDATE, DELETE and MERGE tell
					                    | DELETE FROM t RETURNING id               | nobody reads what a batch returns""")
	void whatIsNotUnderstoodIsRefused(String value, String sql, String message) {
		Batches batches = batches("-- @batch" + ((value != null) ? " " + value : "") + "\n" + sql + ";");
		assertThat(batches.problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).contains(message));
		assertThat(batches.byNumber()).isEmpty();
	}

	@Test
	void aTagNeedsOneStatementBehindIt() {
		assertThat(batches("SELECT 1;\n-- @batch\n").problems()).extracting(BatchProblem::message)
			.containsExactly("no statement stands behind @batch");
		assertThat(batches("UPDATE t\n-- @batch\nSET n = 1;\nSELECT 1;").problems()).extracting(BatchProblem::message)
			.containsExactly("@batch stands inside a statement");
		assertThat(batches("-- @batch\n-- @batch key=id\nUPDATE t SET n = 1;").problems())
			.extracting(BatchProblem::message)
			.containsExactly("the statement behind it has a @batch already");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			WITH x AS (SELECT id FROM t LIMIT 5) DELETE FROM t USING x WHERE x.id = t.id | true
			WITH x (a) AS MATERIALIZED (SELECT 1), y AS (SELECT 2) UPDATE t SET n = 1    | false
			INSERT INTO u SELECT * FROM t FETCH FIRST 5 ROWS ONLY                        | true
			MERGE INTO t USING u ON t.id = u.id WHEN MATCHED THEN DELETE                 | false""")
	void whatTellsHowManyRowsItChangesCanBeRepeated(String sql, boolean limited) {
		Batches batches = batches("-- @batch\n" + sql + ";");
		assertThat(batches.problems()).isEmpty();
		assertThat(batches.get(1)).isInstanceOfSatisfying(RepeatedStatement.class,
				(repeated) -> assertThat(repeated.limited()).isEqualTo(limited));
	}

	private static Batches batches(String upgrade) {
		return Batches
			.of(RevisionScript.parse(new SourceText("a.sql", "-- @revision a\n-- @upgrade\n" + upgrade)).upgrade());
	}

}
