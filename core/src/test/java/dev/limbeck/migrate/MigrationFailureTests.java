package dev.limbeck.migrate;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a user reads when a migration fails.
 */
@ExtendWith(PostgresExtension.class)
class MigrationFailureTests {

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder);
	}

	@Test
	void aSyntaxErrorIsShownAtItsPlace(PostgresDatabase database) {
		this.files.addTables("a").add("b: a", "SELECT 'é😀';\nCREATE TABLE b (id int,\n  nam tex t);");
		LimbeckException failure = failure(database);
		assertThat(failure.code()).isEqualTo("failed-statement");
		assertThat(failure.description()).isEqualTo("""
				Running upgrade b, Make b, failed at %s:9:11.
				SQLSTATE 42601: syntax error at or near "t"
				9 |   nam tex t);
				  |           ^
				The revision was rolled back; the database stands at a; this run applied 1 before it."""
			.formatted(file("b")));
		assertThat(failure.action()).isEqualTo("Correct " + file("b") + " and start again.");
	}

	@Test
	void aRunTimeErrorIsPutDownToItsStatement(PostgresDatabase database) {
		this.files.add("a",
				"CREATE TABLE a (id int PRIMARY KEY);\nINSERT INTO a VALUES (1);\n\n  INSERT INTO a VALUES (1);\nSELECT 1;");
		assertThat(failure(database).description()).isEqualTo("""
				Running upgrade a, Make a, failed at %s:9:3.
				SQLSTATE 23505: duplicate key value violates unique constraint "a_pkey"
				9 |   INSERT INTO a VALUES (1);
				  |   ^
				Detail: Key (id)=(1) already exists.
				The revision was rolled back; the database stands at base (nothing is applied)."""
			.formatted(file("a")));
	}

	@Test
	void anErrorAtCommitSaysSo(PostgresDatabase database) {
		this.files.add("a",
				"CREATE TABLE a (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO a VALUES (1), (1);");
		assertThat(failure(database).description()).contains("failed at " + file("a") + ":7:29 when it was committed.",
				"SQLSTATE 23505");
	}

	@Test
	void anErrorThatEndsTheSessionIsToldAndNotTriedAgain(PostgresDatabase database) {
		this.files.add("a", "SET exit_on_error = on;\nSELECT 1/0;");
		assertThat(failure(database).description()).contains(file("a") + ":7:1.", "SQLSTATE 22012: division by zero");
	}

	@Test
	void aHintOfTheServerIsShown(PostgresDatabase database) {
		this.files.add("a", "CREATE TABLE a (name text); SELECT nam FROM a;");
		assertThat(failure(database).description())
			.contains("Hint: Perhaps you meant to reference the column \"a.name\".");
	}

	@Test
	void nothingOfAFailedRevisionIsKept(PostgresDatabase database) {
		this.files.addTables("a").add("b: a", "CREATE TABLE b (id int); SELECT 1/0;");
		failure(database);
		assertThat(database.query("SELECT revision FROM limbeck_revision")).containsExactly("a");
		assertThat(database.query("SELECT to_regclass('b')")).containsExactly("null");
		assertThat(database.query(
				"SELECT event || ':' || revision || ':' || coalesce(detail ->> 'sqlstate', '') FROM limbeck_log ORDER BY id"))
			.containsExactly("upgrade:a:", "failure:b:22012");
	}

	@Test
	void theCorrectedRevisionRuns(PostgresDatabase database) {
		this.files.add("a", "SELECT 1/0;");
		failure(database);
		assertThat(this.files.addTables("a").upgrade(database).steps()).hasSize(1);
	}

	@Test
	void aPasswordInAStatementIsNotShown(PostgresDatabase database) {
		this.files.add("a", "CREATE ROLE r PASSWORD 'S3cr3t' VALID UNTILL 'never';");
		LimbeckException failure = failure(database);
		assertThat(failure.description()).doesNotContain("S3cr3t")
			.contains("CREATE ROLE r PASSWORD ******** VALID UNTILL");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE ROLE r PASSWORD\n'S3cr3t' FOO;", "CREATE ROLE r PASSWORD \"S3cr3t\";",
			"CREATE ROLE r PASSWORD E'S3cr3t\\'S3cr3t' FOO;", "CREATE ROLE r PASSWORD $x$S3cr3t$x$ FOO;",
			"DO $$BEGIN EXECUTE 'CREATE ROLE postgres PASSWORD ''S3cr3t'' LOGIN'; END$$;",
			"CREATE ROLE r PASSWORD /* c */ 'S3cr3t' FOO;", "CREATE ROLE r PASSWORD -- c\n 'S3cr3t' FOO;",
			"CREATE ROLE r PASSWORD U&'S3cr3t' FOO;", "CREATE ROLE r PASSWORD $$S3cr3t$$ FOO;",
			"DO $$BEGIN EXECUTE format('CREATE ROLE postgres PASSWORD %L', 'S3cr3t'); END$$;",
			"SELECT set_config('app.secret', 'S3cr3t', false), 1/0;",
			"DO $$BEGIN RAISE '%', set_config('a.secret', 'S3cr3t', true); END$$;",
			"COPY nowhere FROM PROGRAM 'curl -u app:S3cr3t http://localhost:1';",
			"CREATE SUBSCRIPTION s CONNECTION 'host=h password=S3cr3t' FOO;",
			"CREATE SUBSCRIPTION s CONNECTION 'postgres://u:S3cr3t@h/d' FOO;" })
	void noPasswordOfAScriptIsShownHoweverItIsWritten(String script, PostgresDatabase database) {
		this.files.add("a", script);
		LimbeckException failure = failure(database);
		assertThat(failure).hasMessageContaining("a.sql:");
		assertThat(stackTrace(failure)).doesNotContain("S3cr3t");
	}

	@Test
	void aKeyOfSeveralLinesIsHiddenWhereTheServerQuotesIt(PostgresDatabase database) {
		this.files.add("a",
				"""
						SELECT set_config('app.private_key', E'-----BEGIN PRIVATE KEY-----\\nS3cr3tS3cr3t\\n-----END-----', true);
						CREATE TABLE a (k text UNIQUE);
						INSERT INTO a SELECT current_setting('app.private_key') FROM generate_series(1, 2);""");
		LimbeckException failure = failure(database);
		assertThat(failure.description()).contains("Detail: Key (k)=(****").doesNotContain("S3cr3t");
	}

	@Test
	void aKeyThatTheServerCutsIsHiddenAsFarAsItGoes(PostgresDatabase database) {
		this.files.add("a", "SELECT set_config('app.secret', '" + "S3cr3t%d".repeat(20) + "', true);\n"
				+ "CREATE TABLE a (k text CHECK (k IS NULL));\nINSERT INTO a SELECT current_setting('app.secret');");
		assertThat(failure(database).description()).contains("Detail: Failing row contains (****")
			.doesNotContain("S3cr3t");
	}

	@Test
	void aHintThatSpeaksOfAPasswordIsShownInFull(PostgresDatabase database) {
		this.files.add("a", "CREATE TABLE u (\"password\" text, name text); SELECT u.passwords FROM u;");
		assertThat(failure(database).description())
			.contains("Hint: Perhaps you meant to reference the column \"u.password\".\n");
	}

	@Test
	void aVeryLongLiteralBehindAPasswordIsNoDifficulty(PostgresDatabase database) {
		this.files.add("a", "SELECT 1/0 AS password 'S3cr3t" + "''".repeat(50_000) + "';");
		assertThat(failure(database).description()).contains("at or near \"'******").doesNotContain("S3cr3t");
	}

	@Test
	void aDatabaseWithoutPlpgsqlIsExplained(PostgresDatabase database) {
		database.execute("DROP EXTENSION plpgsql");
		LimbeckException failure = failure(this.files.addTables("a"), database);
		assertThat(failure.description()).contains("language \"plpgsql\" does not exist");
		assertThat(failure.action()).endsWith("run: CREATE EXTENSION plpgsql;");
	}

	@Test
	void aCharacterThatTheDatabaseCannotHoldIsExplained(PostgresDatabase database) {
		String latin = database.name() + "_latin1";
		database.execute("CREATE DATABASE " + latin + " TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
		this.files.add("a", "SELECT '😀';");
		LimbeckException failure = failure(this.files, new PostgresDatabase(database.server(), latin));
		assertThat(failure.action())
			.isEqualTo("Take the character out of " + file("a") + ", or migrate a database whose encoding is UTF8.");
	}

	@Test
	void tablesMadeByOtherMeansAreExplained(PostgresDatabase database) {
		database.execute("CREATE TABLE a (id int)");
		LimbeckException failure = failure(this.files.addTables("a"), database);
		assertThat(failure.description()).contains("SQLSTATE 42P07: relation \"a\" already exists");
		assertThat(failure.action())
			.startsWith("The ledger is empty, but the database holds things that were made by other means.")
			.contains("\"limbeck stamp\"");
	}

	@Test
	void tablesMadeByOtherMeansAreExplainedBehindARevisionThatFindsItsOwnThereToo(PostgresDatabase database) {
		database.execute("CREATE SCHEMA s; CREATE TABLE s.a (id int)");
		this.files.add("a", "CREATE SCHEMA IF NOT EXISTS s;").add("b: a", "CREATE TABLE s.a (id int);");
		assertThat(failure(this.files, database).action())
			.startsWith("The ledger was empty when this run began. If the database held this before, ")
			.contains("\"limbeck stamp\"");
	}

	@Test
	void aStatementThatCannotRunInATransactionIsExplained(PostgresDatabase database) {
		this.files.add("a",
				"CREATE TABLE a (id int);\nSELECT dblink_exec('VACUUM');".replace("SELECT dblink_exec('VACUUM')",
						"CREATE PROCEDURE p() LANGUAGE plpgsql AS $$BEGIN COMMIT; END$$; CALL p()"));
		LimbeckException failure = failure(database);
		assertThat(failure.description()).contains("SQLSTATE 2D000");
		assertThat(failure.action()).contains("-- @transaction none");
	}

	@Test
	void aNewEnumValueThatIsUsedTooEarlyIsExplainedWithTheSplit(PostgresDatabase database) {
		this.files.add("a", "CREATE TYPE e AS ENUM ('x');");
		this.files.add("b: a", "ALTER TYPE e\n  ADD VALUE 'y';\n\nCREATE TABLE b AS SELECT 'y'::e AS e;");
		LimbeckException failure = failure(database);
		assertThat(failure.description()).contains(file("b") + ":10:26.", "SQLSTATE 55P04");
		assertThat(failure.action())
			.isEqualTo("A new enum value can be used once the transaction is committed that added "
					+ "it. Split the upgrade of " + file("b")
					+ ": leave ALTER TYPE ... ADD VALUE (line 7) where it is, and move "
					+ "the statement in line 10, and what needs it, to a new revision that revises this one.");
	}

	@Test
	void anIsolationLevelThatComesTooLateIsExplained(PostgresDatabase database) {
		this.files.add("a", "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;");
		assertThat(failure(database).action()).startsWith("The transaction of a revision begins before its first");
	}

	@Test
	void aChangedRevisionIsRefused(PostgresDatabase database) {
		this.files.addTables("a", "b: a").upgrade(database);
		LimbeckException failure = failure(this.files.add("a", "CREATE TABLE a (id bigint);"), database);
		assertThat(failure.code()).isEqualTo("changed-revision");
		assertThat(failure.description())
			.matches("Revision a was changed after it was applied: the upgrade in \\S+a\\.sql has"
					+ " checksum 1:[0-9a-f]{12}\\.\\.\\., the database remembers 1:[0-9a-f]{12}\\.\\.\\.\\.\n"
					+ "  --- a as applied\n  \\+\\+\\+ \\S+a\\.sql\n  @@ -6 \\+6 @@\n  -CREATE TABLE a \\(id int\\);\n"
					+ "  \\+CREATE TABLE a \\(id bigint\\);");
		assertThat(failure.action())
			.isEqualTo("Restore what was applied in " + file("a") + ", and put the change into a new revision. "
					+ "If the change makes no difference to the database, accept it with \"limbeck rechecksum a\".");
	}

	@Test
	void allChangedRevisionsAreToldAtOnce(PostgresDatabase database) {
		this.files.addTables("a", "b: a").upgrade(database);
		this.files.add("a", "SELECT 1;").add("b: a", "SELECT 2;");
		assertThat(failure(database).description()).contains("Revision a was changed", "Revision b was changed");
	}

	@Test
	void aLongDifferenceIsCutAndItIsToldHowToSeeTheRest(PostgresDatabase database) {
		String select = "SELECT 1;\n".repeat(30);
		this.files.add("a", select).upgrade(database);
		assertThat(failure(this.files.add("a", select.replace('1', '2')), database).description().lines()).hasSize(42)
			.endsWith("  +SELECT 2;", "  ... 23 more lines: \"limbeck show --diff a\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					upgrade_sql = NULL | The ledger does not keep the text of the upgrade that was applied.
					checksum = '1:0', source_hash = NULL | The text is the one that was applied: the checksum in the ledger was changed, not the file.
					""")
	void aChangeThatCannotBeShownIsTold(String change, String note, PostgresDatabase database) {
		this.files.add("a", "SELECT 1;").upgrade(database);
		database.execute("UPDATE limbeck_revision SET " + change);
		if (change.startsWith("upgrade")) {
			this.files.add("a", "SELECT 2;");
		}
		assertThat(failure(database).description()).endsWith(".\n  " + note);
	}

	@Test
	void lineEndsAndTrailingBlanksAreNoChange(PostgresDatabase database) {
		this.files.addTables("a").upgrade(database);
		this.files.write("a.sql", "-- Make a\r\n-- @revision a\r\n-- @upgrade\r\nCREATE TABLE a (id int);  \r\n\r\n");
		assertThat(this.files.upgrade(database).steps()).isEmpty();
	}

	@Test
	void changedParentsAreRefused(PostgresDatabase database) {
		this.files.addTables("a", "b: a", "c: b").upgrade(database);
		LimbeckException failure = failure(this.files.addTables("c: a b"), database);
		assertThat(failure.description()).isEqualTo("Revision c was changed after it was applied: " + file("c")
				+ " revises a, b, the database remembers b.");
	}

	@Test
	void aDivergedDatabaseIsRefused(PostgresDatabase database) {
		this.files.addTables("a", "b: a").upgrade(database);
		this.files.delete("b");
		LimbeckException failure = failure(this.files.addTables("c: a"), database);
		assertThat(failure.code()).isEqualTo("diverged");
		assertThat(failure.description()).contains("no file declares (b)", "the database lacks (c)");
	}

	@Test
	void aDowngradeOfADivergedDatabaseIsRefusedUnlessItIsAllowed(PostgresDatabase database) {
		this.files.addReversibleTables("a", "b: a").upgrade(database);
		this.files.delete("b");
		Migrator migrator = this.files.addTables("c: a").builder(database).build();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> migrator.run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT));
		assertThat(failure.description())
			.isEqualTo("The database has revisions that no file declares (b), and the files "
					+ "have revisions that the database lacks (c).");
		assertThat(failure.action()).isEqualTo("Deploy a release that has the files of both, or check that this is the "
				+ "right database. To take revisions back nevertheless, add --allow-diverged.");
		migrator.run(new Downgrade(Symbol.parse("a"), true), PlanReview.ACCEPT);
		assertThat(database.query("SELECT revision FROM limbeck_revision")).containsExactly("a");
	}

	@Test
	void aRevisionThatReplacesOthersIsRefused(PostgresDatabase database) {
		this.files.write("s.sql", "-- @revision s\n-- @replaces a, b\n-- @upgrade\nSELECT 1;\n");
		assertThat(failure(database).description())
			.isEqualTo(file("s") + ":2:4: @replaces is not supported by this version\n2 | -- @replaces a, b\n  |    ^\n"
					+ "Nothing was run.");
		assertThat(failure(database).action()).isEqualTo("Keep the revisions that it names, and take the tag away.");
	}

	@Test
	void hintsThatNobodyFollowsAreRefused(PostgresDatabase database) {
		this.files.add("a", "-- @renamed t.a -> t.b\nSELECT 1;\n-- @batch 100\nSELECT 2;");
		LimbeckException failure = failure(database);
		assertThat(failure.description()).contains("a.sql:6:1: @renamed is not supported by this version",
				"a.sql:8:1: @batch does not know \"100\"", "Nothing was run.");
		assertThat(failure.action()).contains("Take the tag away: the statements are run as they are written.");
	}

	@Test
	void whatAScriptSaysIsNotTakenForTheProgressOfTheRun(PostgresDatabase database) {
		this.files.add("a", "SELECT 1;\nDO $$BEGIN RAISE INFO 'limbeck 77'; END$$;\nSELECT 1/0;");
		assertThat(failure(database).description()).contains("a.sql:8:1.", "division by zero");
		assertThat(database.query("SELECT detail ->> 'place' FROM limbeck_log")).containsExactly(file("a") + ":8:1");
	}

	@Test
	void aDatabaseAheadIsAccepted(PostgresDatabase database) {
		this.files.addTables("a", "b: a").upgrade(database);
		this.files.delete("b");
		MigrationReport report = this.files.upgrade(database);
		assertThat(report.steps()).isEmpty();
		assertThat(report.position().unknown()).containsExactly("b");
	}

	@Test
	void aDatabaseAheadIsRefusedIfTold(PostgresDatabase database) {
		this.files.addTables("a", "b: a").upgrade(database);
		this.files.delete("b");
		Migrator migrator = this.files.builder(database).onAhead(OnAhead.FAIL).build();
		assertThat(catchThrowableOfType(LimbeckException.class, migrator::upgrade).description()).isEqualTo(
				"The database is ahead: it has revisions that no file declares (b), and limbeck.on-ahead is fail.");
	}

	@Test
	void anUnfinishedRevisionThatDoesNotSayHowFarItCameStopsEverything(PostgresDatabase database) {
		this.files.addTables("a", "b: a").upgrade(database);
		database.execute("UPDATE limbeck_revision SET state = 'running' WHERE revision = 'b'");
		LimbeckException failure = failure(this.files.addTables("c: b"), database);
		assertThat(failure.code()).isEqualTo("unfinished-revision");
		assertThat(failure.description()).isEqualTo("The upgrade of revision b was begun and not finished, and "
				+ "\"public\".limbeck_revision does not say how far it came.");
	}

	@Test
	void anUnfinishedRevisionThatNobodyWorksOnIsSeenByInspection(PostgresDatabase database) {
		this.files.addTables("a").upgrade(database);
		database.execute("UPDATE limbeck_revision SET state = 'running'");
		assertThat(this.files.builder(database).build().observe().abandoned()).containsExactly("a");
	}

	@Test
	void aGapInTheLedgerIsRefused(PostgresDatabase database) {
		this.files.addTables("a", "b: a").upgrade(database);
		database.execute("DELETE FROM limbeck_revision WHERE revision = 'a'; TRUNCATE limbeck_log");
		assertThat(failure(database).code()).isEqualTo("ledger-gap");
	}

	@Test
	void aLedgerOfANewerFormatIsRefused(PostgresDatabase database) {
		this.files.addTables("a").upgrade(database);
		database.execute("COMMENT ON TABLE limbeck_revision IS 'limbeck ledger 2'");
		assertThat(failure(database).description()).isEqualTo("The comment on table \"public\".limbeck_revision is "
				+ "'limbeck ledger 2'; this version of Limbeck understands 'limbeck ledger 1'.");
	}

	@Test
	void whatIsNotSupportedIsRefusedBeforeAnythingRuns(PostgresDatabase database) {
		this.files.addTables("a")
			.write("b.sql", "-- @revision b\n-- @revises a\n-- @replaces x\n-- @upgrade\nVACUUM;\n");
		assertThat(failure(database).description()).contains("b.sql:3:4: @replaces is not supported by this version");
		assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
	}

	@ParameterizedTest
	@ValueSource(strings = { "COPY a TO STDOUT", "COPY (SELECT 1)\nTO stdout", "SET client_encoding = 'LATIN1'",
			"SET LOCAL client_encoding TO latin1", "SET DateStyle = 'German, DMY'", "SET datestyle TO SQL" })
	void whatTheDriverCannotTakeIsRefusedBeforeAnythingRuns(String statement, PostgresDatabase database) {
		this.files.addTables("a").add("b: a", statement + ";");
		assertThat(failure(database).description()).contains("b.sql:7:1: ", " is not supported by this version");
		assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
	}

	@Test
	void settingsThatTheDriverCanTakeAreLeftAlone(PostgresDatabase database) {
		this.files.add("a", "SET client_encoding = 'UTF8'; SET client_encoding TO DEFAULT; SET DateStyle = 'ISO, DMY';"
				+ " SET datestyle = dmy;");
		assertThat(this.files.upgrade(database).steps()).hasSize(1);
	}

	private String file(String id) {
		return this.folder.resolve(id + ".sql").toString();
	}

	private static String stackTrace(Throwable failure) {
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	private LimbeckException failure(PostgresDatabase database) {
		return failure(this.files, database);
	}

	private static LimbeckException failure(RevisionFiles files, PostgresDatabase database) {
		return catchThrowableOfType(LimbeckException.class, () -> files.upgrade(database));
	}

}
