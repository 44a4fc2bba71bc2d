package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.session.Session;
import dev.limbeck.step.AppliedStep;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Revisions whose statements run one by one.
 */
@ExtendWith(PostgresExtension.class)
class StatementRunnerTests {

	private static final String LEDGER = "SELECT revision || ' ' || state || coalesce(' ' || (progress - 'since' - 'hash')::text, '')"
			+ " FROM limbeck_revision ORDER BY revision";

	private static final String INDEXES = "SELECT indexrelid::regclass || ' ' || indisvalid FROM pg_index"
			+ " WHERE indrelid = 'a'::regclass ORDER BY 1";

	private static final String LOG = "SELECT concat_ws(' ', event, revision, detail ->> 'sqlstate') FROM limbeck_log ORDER BY id";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).add("a", "CREATE TABLE a (id int, n int);");
	}

	@Test
	void anIndexIsBuiltConcurrentlyWithoutATag(PostgresDatabase database) {
		this.files.add("b: a", "CREATE INDEX CONCURRENTLY i ON a (id);").upgrade(database);
		assertThat(database.query(INDEXES)).containsExactly("i true");
		assertThat(database.query(LEDGER)).containsExactly("a applied", "b applied");
		assertThat(database.query(LOG)).containsExactly("upgrade a", "upgrade b");
	}

	@Test
	void settingsBelongToTheStatementsBehindThem(PostgresDatabase database) {
		this.files.add("b: a", "SET maintenance_work_mem = '64MB';\nCREATE INDEX CONCURRENTLY i ON a (id);\nVACUUM a;");
		assertThat(this.files.upgrade(database).steps()).hasSize(2);
		assertThat(database.query(INDEXES)).containsExactly("i true");
	}

	@Test
	void bothKindsRunOneByOneIfTheFileSaysSo(PostgresDatabase database) {
		this.files.add("b: a", """
				-- @transaction none
				INSERT INTO a VALUES (1, 1);
				VACUUM a;
				CREATE INDEX CONCURRENTLY i ON a (id);
				COPY a FROM stdin;
				2\t2
				\\.
				UPDATE a SET n = n + 1;""").upgrade(database);
		assertThat(database.query("SELECT n FROM a ORDER BY n")).containsExactly("2", "3");
		assertThat(database.query(INDEXES)).containsExactly("i true");
		assertThat(database.query(LEDGER)).containsExactly("a applied", "b applied");
	}

	@Test
	void aFailureTellsWhatIsDoneAndHowToGoOn(PostgresDatabase database) {
		this.files.add("b: a",
				"-- @transaction none\nINSERT INTO a VALUES (1, 1);\nVACUUM a;\n  INSERT INTO gone VALUES (1);\nVACUUM a;");
		LimbeckException failure = failure(database);
		assertThat(failure.code()).isEqualTo("failed-statement");
		assertThat(failure.description()).isEqualTo(
				"""
						Running upgrade b, Make b, failed at %1$s:10:15.
						SQLSTATE 42P01: relation "gone" does not exist
						10 |   INSERT INTO gone VALUES (1);
						   |               ^
						Statements 1 and 2 of 4 are done and will not be run again; the database stands at a; this run applied 1 before it."""
					.formatted(file("b")));
		assertThat(failure.action()).isEqualTo("Correct " + file("b")
				+ " and start again: it goes on at this statement. \"limbeck resume --skip\" goes on behind it, "
				+ "and so does \"limbeck resume --done\" once you have done by hand what it should do.");
		assertThat(database.query(LEDGER)).containsExactly("a applied",
				"b running {\"of\": 4, \"done\": 2, \"failed\": 3}");
		assertThat(database.query(LOG)).containsExactly("upgrade a", "failure b 42P01");
	}

	@Test
	void theNextRunGoesOnWhereItFailed(PostgresDatabase database) {
		String script = "-- @transaction none\nINSERT INTO a VALUES (1, 1);\nVACUUM a;\nINSERT INTO %s VALUES (2, 2);\n";
		this.files.add("b: a", script.formatted("gone"));
		failure(database);
		this.files.add("b: a", script.formatted("a") + "VACUUM a;").upgrade(database);
		assertThat(database.query("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
		assertThat(database.query(LEDGER)).containsExactly("a applied", "b applied");
		assertThat(database.query("SELECT checksum FROM limbeck_revision WHERE revision = 'b'"))
			.containsExactly(script("b").checksum());
		assertThat(this.files.upgrade(database).steps()).isEmpty();
	}

	@Test
	void whatWasRunMustNotChange(PostgresDatabase database) {
		this.files.add("b: a", "-- @transaction none\nINSERT INTO a VALUES (1, 1);\nVACUUM a;\nSELECT 1/0;");
		failure(database);
		this.files.add("b: a", "-- @transaction none\nINSERT INTO a VALUES (9, 9);\nVACUUM a;\nSELECT 1;");
		LimbeckException failure = failure(database);
		assertThat(failure.code()).isEqualTo("unfinished-revision");
		assertThat(failure.description())
			.isEqualTo("The upgrade of revision b was begun and not finished. Statements 1 and 2 of 3 are done, "
					+ "but statements 1 to 2 in " + file("b") + " are no longer what was run.");
		assertThat(failure.action()).startsWith("Restore statements 1 to 2 in " + file("b"));
		assertThat(database.query("SELECT id FROM a")).containsExactly("1");
	}

	@Test
	void whatWasBegunMustNotChangeEither(PostgresDatabase database) {
		this.files.add("b: a", "CREATE INDEX CONCURRENTLY i ON a (id);").upgrade(database);
		new KilledStep(this.files, database).ofUpgrade("b", 1);
		this.files.add("b: a", "CREATE INDEX CONCURRENTLY i ON a (n);");
		assertThat(failure(database).description())
			.endsWith("Its only statement is not done, and statement 1 was begun, " + "but statement 1 in " + file("b")
					+ " is no longer what was run.");
	}

	@Test
	void commentsAndBlanksMayChange(PostgresDatabase database) {
		this.files.add("b: a", "-- @transaction none\nINSERT INTO a\n VALUES (1, 1);\nSELECT 1/0;");
		failure(database);
		this.files.add("b: a", "-- @transaction none\n-- first\nINSERT INTO a  \r\n VALUES (1, 1) ;\n\nSELECT 1;");
		assertThat(this.files.upgrade(database).steps()).hasSize(1);
	}

	@Test
	void ifNothingWasDoneNothingIsLeft(PostgresDatabase database) {
		this.files.add("b: a", "SET work_mem = '8MB';\nCREATE INDEX CONCURRENTLY i ON a (gone);");
		LimbeckException failure = failure(database);
		assertThat(failure.description()).endsWith(
				"Nothing of the revision has taken effect; the database stands at a; this run applied 1 before it.");
		assertThat(failure.action()).isEqualTo("Correct " + file("b") + " and start again.");
		assertThat(database.query(LEDGER)).containsExactly("a applied");
		assertThat(database.query(LOG)).containsExactly("upgrade a", "failure b 42703");
	}

	@Test
	void ifNothingWasTakenBackNothingIsLeftEither(PostgresDatabase database) {
		this.files.add("b: a", "SELECT 1;\n-- @downgrade\nVACUUM gone;").upgrade(database);
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, () -> downgrade(database));
		assertThat(failure.description()).endsWith("Nothing of the revision was taken back; the database stands at b.");
		assertThat(database.query(LEDGER)).containsExactly("a applied", "b applied");
	}

	@Test
	void anInvalidIndexThatIsLeftIsToldAndBuiltAnew(PostgresDatabase database) {
		this.files.add("a", "CREATE TABLE a (id int, n int); INSERT INTO a VALUES (1), (1);")
			.add("b: a", "CREATE UNIQUE INDEX CONCURRENTLY i ON a (id);");
		assertThat(failure(database).description()).contains("SQLSTATE 23505",
				"Its only statement is not done; it left an INVALID index, which is dropped before it goes on (DROP INDEX "
						+ "CONCURRENTLY public.i); the database stands at a");
		assertThat(database.query(LEDGER)).contains("b running {\"of\": 1, \"done\": 0, \"failed\": 1}");
		database.execute("DELETE FROM a");
		this.files.upgrade(database);
		assertThat(database.query(INDEXES)).containsExactly("i true");
	}

	@Test
	void aCallThatFailsMayHaveTakenEffectInPart(PostgresDatabase database) {
		this.files.add("a", "CREATE TABLE a (id int); CREATE PROCEDURE p() LANGUAGE plpgsql AS"
				+ " 'BEGIN INSERT INTO a VALUES (1); COMMIT; PERFORM 1/0; END';");
		this.files.add("b: a", "-- @transaction none\nCALL p();");
		LimbeckException failure = failure(database);
		assertThat(failure.description()).contains("SQLSTATE 22012", "Its only statement is not done; how much of this "
				+ "one took effect cannot be known; the database stands at a");
		assertThat(failure.action()).startsWith("Look in the database how much of the statement took effect")
			.contains("\"limbeck resume --retry\"");
		assertThat(failure(database).code()).isEqualTo("unfinished-revision");
		assertThat(database.query("SELECT id FROM a")).containsExactly("1");
	}

	@Test
	void aCallThatTheServerDoesNotUnderstandHasNotBegun(PostgresDatabase database) {
		this.files.add("b: a", "-- @transaction none\nCALL gone();");
		assertThat(failure(database).description()).contains("Nothing of the revision has taken effect");
		assertThat(database.query(LEDGER)).containsExactly("a applied");
	}

	@Test
	void whatOnlyTheServerRefusesInATransactionIsSentAlone(PostgresDatabase database) {
		this.files.add("a", "CREATE TABLE a (id int) PARTITION BY RANGE (id); CREATE TABLE a1 PARTITION OF a DEFAULT;"
				+ "CREATE INDEX i ON a (id);");
		this.files.add("b: a", "-- @transaction none\nREINDEX TABLE a;\nINSERT INTO a VALUES (1);");
		assertThat(this.files.upgrade(database).steps()).hasSize(2);
	}

	@Test
	void anErrorAtTheEndOfAStatementsTransactionIsItsOwn(PostgresDatabase database) {
		this.files.add("b: a", "-- @transaction none\nALTER TABLE a ADD UNIQUE (id) DEFERRABLE INITIALLY DEFERRED;\n"
				+ "INSERT INTO a VALUES (1), (1);\nVACUUM a;");
		assertThat(failure(database).description()).contains("failed at " + file("b") + ":9:29 when it was committed.",
				"Statement 1 of 3 is done and will not be run again");
	}

	@Test
	void aScriptMayActForAnotherRole(PostgresDatabase database) {
		String role = database.name() + "_owner";
		database.execute("CREATE ROLE " + role);
		this.files.add("a", "CREATE TABLE a (id int, n int); ALTER TABLE a OWNER TO " + role
				+ "; GRANT CREATE ON SCHEMA public TO " + role + ";");
		this.files.add("b: a",
				"-- @transaction none\nSET ROLE " + role + ";\nCREATE INDEX CONCURRENTLY i ON a (id);\n"
						+ "INSERT INTO a VALUES (1);\nVACUUM a;\nSET SESSION AUTHORIZATION " + role
						+ ";\nCOMMENT ON TABLE a IS 'owned';");
		this.files.upgrade(database);
		assertThat(database.query("SELECT pg_get_userbyid(relowner)::text FROM pg_class WHERE relname = 'i'"))
			.containsExactly(role);
		assertThat(database.query("SELECT applied_by FROM limbeck_revision")).containsOnly("postgres");
		database.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
	}

	@Test
	void settingsAreMadeAgainAfterABreak(PostgresDatabase database) {
		this.files.add("b: a", "-- @transaction none\nCREATE SCHEMA s;\nSET search_path = s;\n"
				+ "SET work_mem = '1234kB';\nRESET work_mem;\nVACUUM;\nCREATE TABLE t AS SELECT current_setting('work_mem') AS w;");
		this.files.upgrade(database);
		database.execute("DROP TABLE s.t");
		new KilledStep(this.files, database).ofUpgradeBehind("b", 5);
		this.files.upgrade(database);
		assertThat(database.query("SELECT w FROM s.t")).containsExactly("4MB");
	}

	@Test
	void nothingOfTheSessionIsLeftForTheNextRevision(PostgresDatabase database) {
		this.files.add("b: a", "SET search_path = pg_catalog;\nSET statement_timeout = '1min';\nVACUUM public.a;")
			.add("c: b",
					"CREATE TABLE c AS SELECT current_setting('search_path') AS p, current_setting('statement_timeout') AS t;");
		this.files.upgrade(database);
		assertThat(database.query("SELECT p || t FROM c")).containsExactly("\"$user\", public0");
	}

	@Test
	void aScriptThatReleasesAllLocksEndsNoRun(PostgresDatabase database) {
		this.files.add("b: a", "-- @transaction none\nSELECT pg_advisory_unlock_all();\nVACUUM a;\n"
				+ "CREATE TABLE b AS SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid();");
		this.files.upgrade(database);
		assertThat(database.query("SELECT count FROM b")).containsExactly("1");
	}

	@Test
	void concurrentBuildsWaitAsLongAsItTakes(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		this.files
			.write("b.sql", "-- @revision b\n-- @revises a\n-- @transaction none\n-- @lock-timeout 1ms\n-- @upgrade\n"
					+ "CREATE INDEX CONCURRENTLY i ON a (id);\nCREATE TABLE b AS SELECT current_setting('lock_timeout') AS t;\n");
		CompletableFuture<MigrationReport> run;
		try (Connection writer = database.connect()) {
			new Session(writer).execute("BEGIN; INSERT INTO a VALUES (1)");
			run = CompletableFuture.supplyAsync(() -> this.files.upgrade(database));
			Awaitility.await()
				.until(() -> database
					.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
							+ " AND wait_event_type = 'Lock' AND query LIKE '%CREATE INDEX%'")
					.contains("1"));
		}
		assertThat(run.join().steps()).hasSize(1);
		assertThat(database.query("SELECT t FROM b")).containsExactly("1ms");
	}

	@Test
	void theLedgerKeepsHowADowngradeIsRun(PostgresDatabase database) {
		this.files
			.write("b.sql",
					"-- @revision b\n-- @revises a\n-- @transaction none\n-- @upgrade\nSELECT 1;\n"
							+ "-- @downgrade\nVACUUM a;\nDROP TABLE a;\n")
			.upgrade(database);
		assertThat(database.query("SELECT downgrade_sql FROM limbeck_revision WHERE revision = 'b'"))
			.containsExactly("-- @transaction none\nVACUUM a;\nDROP TABLE a;\n");
		this.files.delete("b");
		downgrade(database);
		assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
	}

	@Test
	void aDowngradeRunsOneByOneToo(PostgresDatabase database) {
		this.files.add("b: a", "CREATE INDEX CONCURRENTLY i ON a (id);\n-- @downgrade\nDROP INDEX CONCURRENTLY i;")
			.upgrade(database);
		downgrade(database);
		assertThat(database.query(INDEXES)).isEmpty();
		assertThat(database.query(LEDGER)).containsExactly("a applied");
		assertThat(database.query(LOG)).endsWith("downgrade b");
		assertThat(database.query("SELECT detail ->> 'duration_ms' FROM limbeck_log WHERE event = 'downgrade'"))
			.allMatch((duration) -> Long.parseLong(duration) >= 0);
	}

	@Test
	void theProgressSaysHowFarItCame(PostgresDatabase database) {
		this.files.add("b: a", "-- @transaction none\nINSERT INTO a VALUES (1);\nSELECT 1/0;");
		failure(database);
		assertThat(database.query("SELECT progress - 'since' FROM limbeck_revision WHERE revision = 'b'"))
			.containsExactly("{\"of\": 2, \"done\": 1, \"hash\": \"" + script("b").upgrade().hashes().get(1)
					+ "\", \"failed\": 2}");
		assertThat(database.query(
				"SELECT (progress ->> 'since')::timestamptz <= now() FROM limbeck_revision" + " WHERE revision = 'b'"))
			.containsExactly("t");
	}

	@Test
	void aMixIsRefusedWithTheSplitToMake(PostgresDatabase database) {
		this.files.add("b: a", """
				CREATE TABLE b (id int);
				INSERT INTO b VALUES (1);
				SET maintenance_work_mem = '64MB';
				CREATE INDEX CONCURRENTLY i ON b (id);
				COMMENT ON INDEX i IS 'new';""");
		LimbeckException failure = failure(database);
		assertThat(failure.code()).isEqualTo("mixed-transactions");
		assertThat(failure.description()).isEqualTo(file("b")
				+ ":10:1: PostgreSQL refuses this statement inside a transaction "
				+ "(CREATE INDEX CONCURRENTLY works in several transactions of its own), and the section holds others "
				+ "that belong into one\n10 | CREATE INDEX CONCURRENTLY i ON b (id);\n   | ^\nNothing was run.");
		assertThat(failure.action()).isEqualTo("Split the upgrade of " + file("b") + " into 3 revisions, one after the "
				+ "other: lines 7 to 8 (CREATE TABLE, INSERT INTO); lines 9 to 10 (SET MAINTENANCE_WORK_MEM, CREATE INDEX "
				+ "CONCURRENTLY); line 11 (COMMENT ON). Or put \"-- @transaction none\" directly under \"-- @upgrade\": then "
				+ "the statements run one by one, and what is done stays done if a later one fails.");
		assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CREATE INDEX CONCURRENTLY ON a (id)               | unnamed-index
			CREATE UNIQUE INDEX CONCURRENTLY ON ONLY a (id)   | unnamed-index
			DISCARD ALL                                       | discards-lock
			""")
	void whatCouldNotGoOnAfterABreakIsRefusedBeforeAnythingRuns(String statement, String code,
			PostgresDatabase database) {
		this.files.add("b: a", statement + ";");
		assertThat(failure(database).code()).isEqualTo(code);
		assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
	}

	@Test
	void aTrialEndsInFrontOfWhatRunsOutsideOfTransactions(PostgresDatabase database) {
		this.files.add("b: a", "VACUUM a;").addTables("c: b");
		MigrationReport report = this.files.builder(database).build().tryUpgrade(Upgrade.TO_HEADS.targets());
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("a");
		assertThat(report.untried()).containsExactly("b", "c");
		assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
	}

	private MigrationReport downgrade(PostgresDatabase database) {
		return this.files.builder(database).build().run(new Downgrade(Symbol.parse("-1")), PlanReview.ACCEPT);
	}

	private RevisionScript script(String id) {
		return (RevisionScript) this.files.scripts().get(id);
	}

	private LimbeckException failure(PostgresDatabase database) {
		return catchThrowableOfType(LimbeckException.class, () -> this.files.upgrade(database));
	}

	private String file(String id) {
		return this.folder.resolve(id + ".sql").toString();
	}

}
