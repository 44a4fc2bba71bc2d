package dev.limbeck.sql.table;

import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.table.CreatedTables.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CreatedTables}: statements, and what is there afterwards.
 */
class CreatedTablesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-",
			textBlock = """
					CREATE TABLE a (); create unlogged table if not exists S."B c" () | a, s.B c
					CREATE TEMP TABLE a (); CREATE INDEX a ON b (c); CREATE TABLESPACE a LOCATION '/' | -
					CREATE TABLE a AS SELECT 1; CREATE FOREIGN TABLE f () SERVER x; CREATE TABLE p PARTITION OF a DEFAULT | a, f
					CREATE TABLE a (); CREATE TABLE b (); DROP TABLE IF EXISTS public.a, c CASCADE | b
					CREATE TABLE s.a (); CREATE TABLE t.a (); DROP TABLE t.a | s.a
					CREATE TABLE s.a (); CREATE TABLE p.b (); DROP SCHEMA s CASCADE | p.b
					CREATE TABLE a (); DROP SCHEMA s CASCADE; CREATE TABLE b () | b
					CREATE TABLE s.a (); CREATE TABLE b (); DROP SCHEMA public CASCADE | s.a
					CREATE TABLE a (); ALTER TABLE ONLY a RENAME TO b; ALTER TABLE b RENAME c TO d | b
					CREATE TABLE a (); ALTER TABLE a SET SCHEMA s | s.a
					CREATE TABLE s.a (); ALTER SCHEMA s RENAME TO t | -
					CREATE TABLE a (); CREATE TABLE b (); DO $$BEGIN DROP TABLE a; END$$ | b
					CREATE TABLE a (); DO $$BEGIN EXECUTE format('DROP TABLE %I', 'a'); END$$ | -
					CREATE TABLE a (); SELECT 'a'; INSERT INTO a VALUES ('DROP TABLE a') | a
					CREATE TABLE a (); DROP OWNED BY x | -
					DROP TABLE a; CREATE TABLE a () | a
					CREATE TABLE pg_temp.a (); CREATE LOCAL TEMPORARY TABLE b (); SELECT 1 AS x INTO TEMP c | -
					CREATE TABLE a (); CREATE TEMP TABLE a (); ALTER TABLE a RENAME TO b; DROP TABLE a | a
					CREATE TABLE a (); CREATE TEMP TABLE a (); DROP TABLE pg_temp.a | a
					CREATE TABLE a (); CREATE TEMP TABLE a (); DROP TABLE a; DROP TABLE a | -
					SELECT 1 AS x INTO a; WITH w AS (INSERT INTO b VALUES (1) RETURNING x) SELECT x INTO TABLE s.c FROM w | a, s.c
					WITH w AS (SELECT 1) INSERT INTO a SELECT * FROM w; SELECT a INTO UNLOGGED d FROM b | d
					CREATE TABLE a (); CREATE TABLE b () INHERITS (a); CREATE TABLE c (LIKE a) INHERITS (b, x); DROP TABLE a CASCADE | -
					CREATE TABLE a (); CREATE TABLE b (); ALTER TABLE b INHERIT a; DROP TABLE a CASCADE | -
					CREATE TABLE a OF s.t; CREATE FOREIGN TABLE b (c int) SERVER d; CREATE TABLE e (); DROP TYPE s.t CASCADE | e
					CREATE TABLE a () PARTITION BY LIST (b); CREATE TABLE c (); ALTER TABLE a ATTACH PARTITION c DEFAULT | a
					CREATE TABLE a (); DO $$BEGIN DROP SCHEMA s CASCADE; END$$; CREATE TABLE b () | b
					CREATE TABLE a (); CREATE TABLE b (); CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DROP TABLE a'; SELECT f() | b
					CREATE TABLE a (); CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DROP TABLE a' | a
					SET search_path = s; CREATE TABLE a (); SET LOCAL SEARCH_PATH TO 't', public; RESET work_mem; CREATE TABLE b (); RESET ALL; CREATE TABLE c () | s.a, b in t+public, c
					SET search_path = "$user", public; CREATE TABLE a (); SET SCHEMA 's'; CREATE TABLE b (); SET search_path TO DEFAULT; CREATE TABLE c () | a anywhere, s.b, c
					SET search_path = s; CREATE TABLE a (); SET search_path = t; CREATE TABLE a (); DROP TABLE a | s.a
					SELECT set_config('search_path', 's', false); CREATE TABLE a () | a anywhere
					SET ROLE r; CREATE TABLE a (); SET SESSION AUTHORIZATION DEFAULT; CREATE TABLE s.b () | a anywhere, s.b
					CREATE TABLE a (); ALTER ROLE ALL SET search_path = s; CREATE TABLE s.b () | a anywhere, s.b
					CREATE TABLE s.a (); CREATE TABLE t.a (); ALTER TABLE a RENAME TO b | -
					CREATE TABLE a (); SAVEPOINT s; CREATE TABLE b (); ALTER TABLE a RENAME TO c; ROLLBACK TO SAVEPOINT s | a
					""")
	void areThere(String sql, @Nullable String expected) {
		CreatedTables<Integer> created = new CreatedTables<>();
		SourceText source = new SourceText("a.sql", sql);
		SqlScript.parse(source, (comment) -> false)
			.statements()
			.forEach((statement) -> created.read(source.text(statement.start(), statement.end()), statement.line()));
		String names = String.join(", ", created.tables().stream().map(CreatedTablesTests::place).toList());
		assertThat(names).isEqualTo((expected != null) ? expected : "");
	}

	private static String place(Table<Integer> table) {
		SearchPath place = table.place();
		if (!place.known()) {
			return table.name() + " anywhere";
		}
		return table.name() + ((place.schemas().size() > 1) ? " in " + String.join("+", place.schemas()) : "");
	}

}
