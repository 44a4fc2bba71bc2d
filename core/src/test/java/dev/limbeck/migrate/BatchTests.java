package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Resume;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.Session;
import dev.limbeck.step.Decision.Mode;
import org.awaitility.Awaitility;
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
 * Statements that are repeated in rounds.
 */
@ExtendWith(PostgresExtension.class)
class BatchTests {

	private static final String LEDGER = "SELECT revision || ' ' || state || coalesce(' ' || (progress - 'since' - 'hash')::text, '')"
			+ " FROM limbeck_revision WHERE revision <> 'a'";

	private static final String TIMES = "SELECT n || ' x ' || count(*) FROM a GROUP BY n ORDER BY n";

	private static final String TRANSACTIONS = "SELECT count(DISTINCT xmin::text) FROM a";

	private static final String ONCE = "UPDATE a SET n = n + 1;";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private PostgresDatabase database;

	@BeforeEach
	void prepare(PostgresDatabase given) {
		this.database = given;
		this.files = new RevisionFiles(this.folder).add("a", """
				CREATE TABLE a (id int PRIMARY KEY, n int NOT NULL DEFAULT 0, done boolean);
				INSERT INTO a SELECT i FROM generate_series(1, 1000) i;""");
		this.files.upgrade(this.database);
	}

	@Test
	void aKeyIsWalkedInRoundsOfWhichEachIsATransaction() {
		this.files.add("b: a", "-- @batch key=id size=10\n" + ONCE).upgrade(this.database);
		assertThat(this.database.query(TIMES)).containsExactly("1 x 1000");
		assertThat(this.database.query(TRANSACTIONS)).containsExactly("7");
		assertThat(this.database.query(LEDGER)).containsExactly("b applied");
		assertThat(this.database.query("SELECT event FROM limbeck_log WHERE revision = 'b'"))
			.containsExactly("upgrade");
	}

	@Test
	void withoutAKeyAStatementIsRepeatedUntilItChangesNothing() {
		this.files.add("b: a", """
				-- @batch
				UPDATE a SET n = n + 1, done = true WHERE id IN (
				  SELECT id FROM a WHERE done IS NULL LIMIT 300);""").upgrade(this.database);
		assertThat(this.database.query(TIMES)).containsExactly("1 x 1000");
		assertThat(this.database.query(TRANSACTIONS)).containsExactly("4");
	}

	@Test
	void whatTakesAllAtOnceIsDoneOnce() {
		this.files.add("b: a", "-- @batch\nUPDATE a SET n = n + 1, done = true WHERE done IS NULL;")
			.upgrade(this.database);
		assertThat(this.database.query(TIMES)).containsExactly("1 x 1000");
	}

	@Test
	void aBatchThatWouldNotEndIsToldAndItsLastRoundRolledBack() {
		this.files.add("b: a", "-- @batch\n" + ONCE);
		LimbeckException failure = failure();
		assertThat(failure.description())
			.contains("this batch would not end: round 2 changes as many rows as those before it")
			.contains("b.sql:8:1.", "but 1 round of statement 1 is (1,000 rows changed)");
		assertThat(this.database.query(TIMES)).containsExactly("1 x 1000");
	}

	@Test
	void otherStatementsStandBeforeAndBehind() {
		this.files.add("b: a", """
				ALTER TABLE a ADD COLUMN m int;
				-- @batch key=id size=100
				UPDATE a SET m = n + 7;
				-- @batch
				DELETE FROM a WHERE id IN (SELECT id FROM a WHERE id > 500 LIMIT 100);
				ALTER TABLE a ALTER COLUMN m SET NOT NULL;""").upgrade(this.database);
		assertThat(this.database.query("SELECT count(*) || ' ' || min(m) || ' ' || max(m) FROM a"))
			.containsExactly("500 7 7");
		assertThat(this.database.query(LEDGER)).containsExactly("b applied");
	}

	@Test
	void whatSectionsHoldIsDoneThereAndBack() {
		this.files.add("b: a",
				"-- @batch key=id\n" + ONCE + "\n-- @downgrade\n-- @batch key=id size=7\n" + "UPDATE a SET n = n - 1;");
		this.files.upgrade(this.database);
		this.files.builder(this.database).build().run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT);
		assertThat(this.database.query(TIMES)).containsExactly("0 x 1000");
		assertThat(this.database.query(LEDGER)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			smallint      ; (i - 500)::smallint
			bigint        ; (i - 500) * 9000000000::bigint
			numeric       ; (i - 500) / 7.0
			uuid          ; md5(i::text)::uuid
			text          ; 'k''\\ "' || i
			text          ; CASE WHEN i % 2 = 0 THEN 'ä' || i % 100 ELSE 'Z' || i % 90 END
			varchar(40)   ; i::varchar
			date          ; date '2000-01-01' - i
			timestamp     ; timestamp '2000-01-01' + i * interval '1 ms'
			timestamptz   ; CASE i WHEN 1 THEN timestamptz 'infinity' ELSE now() - i % 50 * interval '1 s' END
			positive      ; i""")
	void keysHaveManyTypesAndMayRepeat(String type, String value) {
		this.files
			.add("b: a", "CREATE DOMAIN positive AS bigint CHECK (VALUE > 0);\nALTER TABLE a ADD COLUMN k " + type
					+ ";\nUPDATE a SET k = (SELECT " + value
					+ " FROM (SELECT id AS i) x);\nALTER TABLE a ALTER COLUMN k SET NOT NULL;\nCREATE INDEX ON a (k);")
			.add("c: b", "-- @batch key=k size=13\n" + ONCE)
			.upgrade(this.database);
		assertThat(this.database.query(TIMES)).containsExactly("1 x 1000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UPDATE a SET n = n + 1 WHERE done IS NULL OR id > 5",
			"UPDATE ONLY public.a AS \"Row\" SET n = \"Row\".n + 1 WHERE(id > 0) -- all of them\n",
			"update a x set n = x.n + 1 from a y where y.id = x.id /* both */",
			"UPDATE a * SET (n, done) = (SELECT b.n + 1, true FROM a b WHERE b.id = a.id)" })
	void theConditionOfAStatementStaysAsItIs(String sql) {
		this.files.add("b: a", "-- @batch key=id size=50\n" + sql + ";").upgrade(this.database);
		assertThat(this.database.query(TIMES)).containsExactly("1 x 1000");
	}

	@Test
	void rowsAreDeletedAlongAKeyToo() {
		this.files.add("b: a", "-- @batch key=id size=50\nDELETE FROM a USING a b WHERE b.id = a.id AND b.id % 2 = 0;")
			.upgrade(this.database);
		assertThat(this.database.query("SELECT count(*) FROM a")).containsExactly("500");
	}

	@Test
	void anEmptyTableIsDoneAtOnce() {
		this.files.add("b: a", "TRUNCATE a;").add("c: b", "-- @batch key=id\n" + ONCE).upgrade(this.database);
		assertThat(this.database.query("SELECT count(*) FROM limbeck_revision WHERE state = 'applied'"))
			.containsExactly("3");
	}

	@Test
	void partitionsAreWalkedAsOneTable() {
		this.files.add("b: a", """
				CREATE TABLE p (id int NOT NULL, n int DEFAULT 0) PARTITION BY HASH (id);
				CREATE TABLE p0 PARTITION OF p FOR VALUES WITH (MODULUS 2, REMAINDER 0);
				CREATE TABLE p1 PARTITION OF p FOR VALUES WITH (MODULUS 2, REMAINDER 1);
				CREATE INDEX ON p (id);
				INSERT INTO p SELECT id FROM a;""")
			.add("c: b", "-- @batch key=id size=100\nUPDATE p SET n = n + 1;")
			.upgrade(this.database);
		assertThat(this.database.query("SELECT DISTINCT n FROM p")).containsExactly("1");
	}

	@Test
	void aFailedRoundIsTheOnlyOneThatIsRunAgain() {
		this.files.add("b: a", "-- @batch key=id size=100\nUPDATE a SET n = n + 1 / (777 - id);");
		LimbeckException failure = failure();
		assertThat(failure.description()).contains("SQLSTATE 22012: division by zero",
				"Its only statement is not done, but 3 rounds of statement 1 are (700 rows changed) and will not be run again");
		assertThat(failure.action()).contains("it goes on at this statement");
	}

	@Test
	void theNextRunBeginsBehindTheLastRound() {
		this.files.add("b: a", "-- @batch key=id size=100\nUPDATE a SET n = n + t(id);");
		this.database.execute("CREATE FUNCTION t(int) RETURNS int LANGUAGE sql AS 'SELECT 1 + 0 / (777 - $1)'");
		failure();
		assertThat(this.database.query(TIMES)).containsExactly("0 x 300", "1 x 700");
		this.database.execute("CREATE OR REPLACE FUNCTION t(int) RETURNS int LANGUAGE sql AS 'SELECT 1'");
		this.files.upgrade(this.database);
		assertThat(this.database.query(TIMES)).containsExactly("1 x 1000");
	}

	@Test
	void whatWasBegunKeepsItsStatementAndItsKey() {
		this.files.add("b: a", "-- @batch key=id size=100\nUPDATE a SET n = n + 1 + 0 / (777 - id);");
		failure();
		this.files.add("b: a", "-- @batch key=n size=100\nUPDATE a SET n = n + 1 + 0 / (777 - id);");
		assertThat(failure().description()).contains("it changes its key");
		this.files.add("b: a", "-- @batch key=id size=100\n" + ONCE);
		assertThat(failure().description()).contains("is no longer what was run");
		assertThat(this.database.query(TIMES)).containsExactly("0 x 300", "1 x 700");
	}

	@Test
	void resumeMayLeaveTheRestOut() {
		this.files.add("b: a", "-- @batch key=id size=100\nUPDATE a SET n = n + 1 + 0 / (777 - id);\nSELECT 1;");
		failure();
		this.files.builder(this.database).build().run(new Resume(Mode.SKIP), PlanReview.ACCEPT);
		assertThat(this.database.query(TIMES)).containsExactly("0 x 300", "1 x 700");
		assertThat(this.database.query(LEDGER)).containsExactly("b applied");
	}

	@Test
	void sessionsThatEndInTheMiddleLoseAndRepeatNothing() {
		this.database.execute("CREATE SEQUENCE s; CREATE FUNCTION t(int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN "
				+ "IF $1 % 150 = 0 AND nextval('s') % 5 = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); "
				+ "PERFORM pg_sleep(10); END IF; RETURN 1; END $$");
		this.files.add("b: a", "-- @batch key=id size=10\nUPDATE a SET n = n + t(id);");
		MigratorTime.set(this.files.builder(this.database), new HurriedClock(), new Random(1))
			.attempts(30)
			.build()
			.upgrade();
		assertThat(this.database.query(TIMES)).containsExactly("1 x 1000");
		assertThat(this.database.query("SELECT last_value > 6 FROM s")).containsExactly("t");
	}

	@Test
	void aRoundWaitsForALockInsteadOfFailing() throws SQLException {
		this.files.write("b.sql", "-- @revision b\n-- @revises a\n-- @lock-timeout 50ms\n-- @upgrade\n"
				+ "-- @batch key=id size=100\n" + ONCE);
		CompletableFuture<MigrationReport> run;
		try (Connection other = this.database.connect()) {
			new Session(other).execute("BEGIN; UPDATE a SET n = 0 WHERE id = 500");
			Migrator migrator = MigratorTime.set(this.files.builder(this.database), new HurriedClock(), new Random(1))
				.build();
			run = CompletableFuture.supplyAsync(migrator::upgrade);
			Awaitility.await()
				.until(() -> !this.database
					.query("SELECT 1 FROM limbeck_revision WHERE progress #>> '{batch,rounds}' = '2'")
					.isEmpty());
			new Session(other).execute("SELECT pg_sleep(0.3); COMMIT");
		}
		run.join();
		assertThat(this.database.query(TIMES)).containsExactly("1 x 1000");
	}

	@Test
	void rowsThatComeLaterAreNoReasonToGoOn() {
		this.files.add("b: a", "CREATE FUNCTION more() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO a "
				+ "SELECT max(id) + 1 FROM a; RETURN NULL; END';\nCREATE TRIGGER more AFTER UPDATE ON a EXECUTE FUNCTION more();")
			.add("c: b", "-- @batch key=id size=100\n" + ONCE)
			.upgrade(this.database);
		assertThat(this.database.query("SELECT n || ' x ' || count(*) FROM a GROUP BY n ORDER BY n").get(1))
			.isEqualTo("1 x 1000");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					key=gone | UPDATE a SET n = 1        | table a has no column "gone" for the key of @batch
					key=done | UPDATE a SET n = 1        | the key "done" of @batch may be NULL: rows without it would be left out
					key=b    | UPDATE t SET n = 1        | the key "b" of @batch has the type boolean, along which no batch goes
					key=id   | UPDATE gone SET n = 1     | relation "gone" does not exist""")
	void keysThatTheTableLacksAreRefused(String tag, String sql, String message) {
		this.database.execute("CREATE TABLE t (b boolean NOT NULL, n int)");
		this.files.add("b: a", "-- @batch " + tag + "\n" + sql + ";");
		assertThat(failure().description()).contains(message).contains("b.sql:8:1");
		assertThat(this.database.query(LEDGER)).isEmpty();
	}

	private LimbeckException failure() {
		return catchThrowableOfType(LimbeckException.class, () -> this.files.upgrade(this.database));
	}

}
