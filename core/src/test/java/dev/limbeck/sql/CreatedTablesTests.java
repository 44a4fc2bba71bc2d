package dev.limbeck.sql;

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
					CREATE TABLE a AS SELECT 1; CREATE FOREIGN TABLE f () SERVER x; CREATE TABLE p PARTITION OF a DEFAULT | a, f, p
					CREATE TABLE a (); CREATE TABLE b (); DROP TABLE IF EXISTS public.a, c CASCADE | b
					CREATE TABLE s.a (); CREATE TABLE t.a (); DROP TABLE t.a | s.a
					CREATE TABLE s.a (); CREATE TABLE b (); DROP SCHEMA s CASCADE | b
					CREATE TABLE s.a (); CREATE TABLE b (); DROP SCHEMA public CASCADE | s.a
					CREATE TABLE a (); ALTER TABLE ONLY a RENAME TO b; ALTER TABLE b RENAME c TO d | b
					CREATE TABLE a (); ALTER TABLE a SET SCHEMA s | s.a
					CREATE TABLE s.a (); ALTER SCHEMA s RENAME TO t | -
					CREATE TABLE a (); CREATE TABLE b (); DO $$BEGIN DROP TABLE a; END$$ | b
					CREATE TABLE a (); DO $$BEGIN EXECUTE format('DROP TABLE %I', 'a'); END$$ | -
					CREATE TABLE a (); SELECT 'a'; INSERT INTO a VALUES ('DROP TABLE a') | a
					CREATE TABLE a (); DROP OWNED BY x | -
					DROP TABLE a; CREATE TABLE a () | a
					""")
	void areThere(String sql, @Nullable String expected) {
		CreatedTables<Integer> created = new CreatedTables<>();
		SourceText source = new SourceText("a.sql", sql);
		SqlScript.parse(source, (comment) -> false)
			.statements()
			.forEach((statement) -> created.read(source.text(statement.start(), statement.end()), statement.line()));
		String names = String.join(", ", created.tables().keySet().stream().map(QualifiedName::toString).toList());
		assertThat(names).isEqualTo((expected != null) ? expected : "");
	}

}
