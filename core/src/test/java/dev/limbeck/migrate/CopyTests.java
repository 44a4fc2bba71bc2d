package dev.limbeck.migrate;

import java.nio.file.Path;

import dev.limbeck.LimbeckException;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for revisions with {@code COPY ... FROM stdin} and their rows.
 */
@ExtendWith(PostgresExtension.class)
class CopyTests {

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder);
	}

	@Test
	void rowsStandBetweenOtherStatementsOfOneTransaction(PostgresDatabase database) {
		this.files.add("a", """
				CREATE TABLE a (id int, t text);
				COPY a FROM stdin;
				1\tone
				2\t\\N
				\\.
				COPY a (t, id) FROM stdin WITH (FORMAT csv, HEADER);
				t,id
				"th;ree
				",3
				\\.
				UPDATE a SET id = id * 10;""").upgrade(database);
		assertThat(database.query("SELECT id || coalesce(t, '-') FROM a ORDER BY id")).containsExactly("10one", "20-",
				"30th;ree\n");
		assertThat(database.query("SELECT count(DISTINCT xmin::text) FROM a")).containsExactly("1");
	}

	@Test
	void aCopyMayComeFirstAndLast(PostgresDatabase database) {
		this.files.add("a", "CREATE TABLE a (t text);")
			.add("b: a", "COPY a FROM stdin;\n\\.\nCOPY a FROM stdin;\nöäü 😀")
			.upgrade(database);
		assertThat(database.query("SELECT t FROM a")).containsExactly("öäü 😀");
	}

	@Test
	void manyRowsAreSentInPieces(PostgresDatabase database) {
		this.files.add("a", "CREATE TABLE a (t text);\nCOPY a FROM stdin;\n" + "é😀x\n".repeat(100_000) + "\\.\n")
			.upgrade(database);
		assertThat(database.query("SELECT count(*) || max(t) FROM a WHERE t = 'é😀x'")).containsExactly("100000é😀x");
	}

	@Test
	void aBadRowIsShownAndEverythingRolledBack(PostgresDatabase database) {
		this.files.add("a", "CREATE TABLE a (id int);\nCOPY a FROM stdin;\n1\n2\nthree\n\\.\n");
		LimbeckException failure = failure(database);
		assertThat(failure.description()).startsWith("Running upgrade a, Make a, failed at " + this.folder
				+ "/a.sql:10:1.\nSQLSTATE 22P02: invalid input syntax for type integer: \"three\"\n10 | three\n   | ^\n"
				+ "Context: COPY a, line 3, column id: \"three\"\nThe revision was rolled back");
		assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
	}

	@Test
	void aCopyIntoNothingIsShown(PostgresDatabase database) {
		this.files.add("a", "SELECT 1;\n  COPY gone FROM stdin;\n1\n\\.\n");
		assertThat(failure(database).description()).contains("a.sql:7:3.", "42P01", "COPY gone FROM stdin");
	}

	@Test
	void aRowThatBreaksAConstraintAtTheEndOfTheCopyIsShown(PostgresDatabase database) {
		this.files.add("a", "CREATE TABLE a (id int PRIMARY KEY);\nCOPY a FROM stdin;\n1\n1\n\\.\n");
		assertThat(failure(database).description()).contains("a.sql:9:1.", "23505");
	}

	@Test
	void rowsThatNobodyReadsCostNoMemory(PostgresDatabase database) {
		this.files
			.add("a", "SELECT repeat('x', 1000000) FROM generate_series(1, 2000);\nCREATE TABLE a (id int);\nSELECT 1;")
			.upgrade(database);
		assertThat(database.query("SELECT count(*) FROM a")).containsExactly("0");
	}

	private LimbeckException failure(PostgresDatabase database) {
		return catchThrowableOfType(LimbeckException.class, () -> this.files.upgrade(database));
	}

}
