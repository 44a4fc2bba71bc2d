package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.LimbeckException;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the next run makes of a statement that was sent alone, and whose answer nobody
 * got.
 */
@ExtendWith(PostgresExtension.class)
class LostAnswerTests {

	private static final String LEDGER = "SELECT revision || ' ' || state FROM limbeck_revision ORDER BY revision";

	private static final String INDEXES = "SELECT indexrelid::regclass || ' ' || indisvalid FROM pg_index"
			+ " WHERE indexrelid >= 16384 AND indrelid::regclass::text NOT LIKE '%limbeck%' AND indrelid::regclass::text"
			+ " NOT LIKE 'pg_toast%' ORDER BY 1";

	private static final String INVALID = "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '%s'::regclass";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private PostgresDatabase database;

	@BeforeEach
	void prepare(PostgresDatabase database) {
		this.database = database;
		this.files = new RevisionFiles(this.folder).add("a",
				"CREATE TABLE a (id int, n int); CREATE INDEX o ON a (n);");
	}

	@Test
	void aValidIndexIsDone() {
		applied("CREATE INDEX CONCURRENTLY i ON a (id);");
		List<String> before = this.database.query("SELECT 'i'::regclass::oid");
		goOn();
		assertThat(this.database.query("SELECT 'i'::regclass::oid")).isEqualTo(before);
	}

	@Test
	void anInvalidIndexIsDroppedAndBuiltAnew() {
		applied("CREATE UNIQUE INDEX CONCURRENTLY \"I\" ON public . a (id);");
		List<String> before = this.database.query("SELECT '\"I\"'::regclass::oid");
		this.database.execute(INVALID.formatted("\"I\""));
		goOn();
		assertThat(this.database.query("SELECT '\"I\"'::regclass::oid")).isNotEqualTo(before);
		assertThat(this.database.query(INDEXES)).containsExactly("\"I\" true", "o true");
	}

	@Test
	void anIndexThatIsMissingIsBuilt() {
		applied("CREATE INDEX CONCURRENTLY i ON a (id);");
		this.database.execute("DROP INDEX i");
		goOn();
		assertThat(this.database.query(INDEXES)).containsExactly("i true", "o true");
	}

	@Test
	void anInvalidIndexOnAnotherTableIsLeftAlone() {
		applied("CREATE INDEX CONCURRENTLY i ON a (id);");
		this.database.execute("DROP INDEX i; CREATE TABLE z (id int); CREATE INDEX i ON z (id)");
		this.database.execute(INVALID.formatted("i"));
		assertThat(failure().description()).contains("SQLSTATE 42P07");
		assertThat(this.database.query("SELECT indrelid::regclass FROM pg_index WHERE indexrelid = 'i'::regclass"))
			.containsExactly("z");
	}

	@Test
	void anInvalidIndexInAnotherSchemaIsLeftAlone() {
		this.database.execute("CREATE SCHEMA s; CREATE TABLE s.a (id int); CREATE TABLE s.b (id int)");
		applied("SET search_path = s;\nCREATE INDEX CONCURRENTLY i ON a (id);", 2);
		this.database.execute("CREATE INDEX i ON a (id)");
		this.database.execute(INVALID.formatted("public.i") + ";" + INVALID.formatted("s.i"));
		goOn();
		assertThat(this.database.query(INDEXES)).containsExactly("i false", "o true", "s.i true");
	}

	@Test
	void anIndexThatSomebodyElseBuildsIsLeftAlone() throws SQLException {
		applied("CREATE INDEX CONCURRENTLY i ON a (id);");
		this.database.execute("DROP INDEX i");
		try (Connection writer = this.database.connect()) {
			new Session(writer).execute("BEGIN; INSERT INTO a VALUES (1)");
			CompletableFuture<Void> build = CompletableFuture
				.runAsync(() -> this.database.execute("CREATE INDEX CONCURRENTLY i ON a (id)"));
			Awaitility.await()
				.until(() -> this.database
					.query("SELECT count(index_relid) FROM pg_stat_progress_create_index"
							+ " WHERE relid = 'a'::regclass AND datname = current_database()")
					.contains("1"));
			LimbeckException failure = failure();
			assertThat(failure.code()).isEqualTo("index-in-progress");
			assertThat(failure.description())
				.matches("(?s).*b\\.sql:7:1: index public\\.i is INVALID, and another session"
						+ " \\(pid \\d+\\) may be building it\\.\nIts only statement is not done; the database stands at a\\.");
			new Session(writer).execute("ROLLBACK");
			build.join();
		}
		goOn();
	}

	@Test
	void ifNotExistsIsNotBelieved() {
		this.files.upgrade(this.database);
		this.database.execute("CREATE INDEX i ON a (id)");
		this.database.execute(INVALID.formatted("i"));
		applied("CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a (id);");
		assertThat(this.database.query(INDEXES)).containsExactly("i true", "o true");
	}

	@Test
	void anIndexThatIsGoneIsDropped() {
		applied("DROP INDEX CONCURRENTLY o;");
		goOn();
		assertThat(this.database.query(INDEXES)).isEmpty();
	}

	@Test
	void anIndexThatIsStillThereIsDropped() {
		applied("DROP INDEX CONCURRENTLY public.o;");
		this.database.execute("CREATE INDEX o ON a (n)");
		this.database.execute(INVALID.formatted("o"));
		goOn();
		assertThat(this.database.query(INDEXES)).isEmpty();
	}

	@Test
	void whatARebuildLeftOfAnIndexIsDropped() {
		applied("REINDEX INDEX CONCURRENTLY o;");
		leaveCopies("o_ccnew", "o_ccold1", "p_ccnew", "o_ccnewer");
		goOn();
		assertThat(this.database.query(INDEXES)).containsExactly("o true", "o_ccnewer false", "p_ccnew false");
	}

	@Test
	void whatARebuildLeftOfATableIsDropped() {
		applied("REINDEX (CONCURRENTLY) TABLE a;");
		this.database.execute("CREATE INDEX p ON a (id); CREATE TABLE z (id int); CREATE INDEX q ON z (id)");
		this.database.execute("CREATE INDEX q_ccnew ON z (id)");
		this.database.execute(INVALID.formatted("q_ccnew"));
		leaveCopies("o_ccnew", "p_ccnew");
		goOn();
		assertThat(this.database.query(INDEXES)).containsExactly("o true", "p true", "q true", "q_ccnew false");
	}

	@Test
	void whatARebuildLeftOfALongNameIsDropped() {
		String name = "x".repeat(63);
		this.files.add("a", "CREATE TABLE a (id int, n int); CREATE INDEX " + name + " ON a (n);");
		applied("REINDEX INDEX CONCURRENTLY " + name + ";");
		leaveCopies("x".repeat(57) + "_ccnew");
		goOn();
		assertThat(this.database.query(INDEXES)).containsExactly(name + " true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "VACUUM a;", "VACUUM (ANALYZE) a;", "CLUSTER;", "REINDEX SCHEMA public;" })
	void whatDoesNoHarmIsRunAgain(String statement) {
		applied(statement);
		goOn();
		assertThat(this.database.query("SELECT detail ->> 'statement' FROM limbeck_log WHERE event = 'resume'"))
			.isEmpty();
	}

	@Test
	void aVacuumRunsAgain() {
		applied("VACUUM a;");
		this.database.execute("UPDATE pg_class SET reltuples = -1 WHERE oid = 'a'::regclass");
		goOn();
		assertThat(this.database.query("SELECT reltuples FROM pg_class WHERE oid = 'a'::regclass"))
			.containsExactly("0");
	}

	@Test
	void aDatabaseIsCreatedOnce() {
		String name = this.database.name() + "_new";
		applied("CREATE DATABASE " + name + ";");
		goOn();
		this.database.execute("DROP DATABASE " + name);
		interrupt(1);
		goOn();
		assertThat(this.database.query("SELECT count(*) FROM pg_database WHERE datname = '" + name + "'"))
			.containsExactly("1");
		this.database.execute("DROP DATABASE " + name);
	}

	@Test
	void aDatabaseIsDroppedOnce() {
		String name = this.database.name() + "_old";
		this.database.execute("CREATE DATABASE " + name);
		applied("DROP DATABASE " + name + ";");
		goOn();
		this.database.execute("CREATE DATABASE " + name);
		interrupt(1);
		goOn();
		assertThat(this.database.query("SELECT count(*) FROM pg_database WHERE datname = '" + name + "'"))
			.containsExactly("0");
	}

	@Test
	void aTablespaceIsCreatedAndDroppedOnce() {
		String name = this.database.name() + "_space";
		applied("SET allow_in_place_tablespaces = on;\nCREATE TABLESPACE " + name + " LOCATION '';", 2);
		goOn();
		this.files.add("c: b", "DROP TABLESPACE " + name + ";").upgrade(this.database);
		new KilledStep(this.files, this.database).ofUpgrade("c", 1);
		goOn();
		assertThat(this.database.query("SELECT count(*) FROM pg_tablespace WHERE spcname = '" + name + "'"))
			.containsExactly("0");
	}

	@Test
	void aSubscriptionIsDroppedOnce() {
		String create = "CREATE SUBSCRIPTION s CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE)";
		this.database.execute(create);
		applied("DROP SUBSCRIPTION s;");
		goOn();
		this.database.execute(create);
		interrupt(1);
		goOn();
		assertThat(this.database.query("SELECT count(*) FROM pg_subscription s JOIN pg_database d ON d.oid = subdbid"
				+ " WHERE datname = current_database()"))
			.containsExactly("0");
	}

	@Test
	void aPartitionThatIsDetachedIsDone() {
		partitioned();
		goOn();
		assertThat(this.database.query("SELECT count(*) FROM pg_inherits WHERE inhrelid = 'p1'::regclass"))
			.containsExactly("0");
	}

	@Test
	void aPartitionThatIsNotDetachedIsDetached() {
		partitioned();
		this.database.execute("ALTER TABLE p ATTACH PARTITION p1 FOR VALUES FROM (0) TO (10)");
		goOn();
		assertThat(this.database.query("SELECT count(*) FROM pg_inherits WHERE inhrelid = 'p1'::regclass"))
			.containsExactly("0");
	}

	@Test
	void aPartitionThatIsHalfDetachedIsFinalized() {
		partitioned();
		this.database.execute("ALTER TABLE p ATTACH PARTITION p1 FOR VALUES FROM (0) TO (10)");
		this.database.execute("UPDATE pg_inherits SET inhdetachpending = true WHERE inhrelid = 'p1'::regclass");
		goOn();
		assertThat(this.database.query("SELECT count(*) FROM pg_inherits WHERE inhrelid = 'p1'::regclass"))
			.containsExactly("0");
	}

	@Test
	void ofACallItCannotBeKnown() {
		this.files.add("a",
				"CREATE TABLE a (id int); CREATE PROCEDURE p() LANGUAGE sql AS 'INSERT INTO a VALUES (1)';");
		applied("-- @transaction none\nVACUUM a;\n\n  CALL p();\nVACUUM a;", 2);
		LimbeckException failure = failure();
		assertThat(failure.code()).isEqualTo("unfinished-revision");
		assertThat(failure.description()).isEqualTo(
				"""
						The upgrade of revision b was begun and not finished. Statement 2 of 3, %s:10:3, was begun, and whether it \
						took effect cannot be known.
						10 |   CALL p();
						   |   ^
						Statement 1 of 3 is done."""
					.formatted(this.folder.resolve("b.sql")));
		assertThat(failure.action()).isEqualTo("Look in the database whether it took effect. Then go on with "
				+ "\"limbeck resume --done\" if it has done all it should, with \"limbeck resume --retry\" to run it again, "
				+ "or with \"limbeck resume --skip\" to go on without it.");
		assertThat(this.database.query("SELECT count(*) FROM a")).containsExactly("1");
	}

	@Test
	void ofABlockItCannotBeKnown() {
		applied("-- @transaction none\nDO $$BEGIN COMMIT; END$$;");
		interrupt(1);
		assertThat(failure().code()).isEqualTo("unfinished-revision");
	}

	@Test
	void aStatementThatRunsInATransactionIsNeverInDoubt() {
		applied("-- @transaction none\nVACUUM a;\nINSERT INTO a VALUES (1);");
		new KilledStep(this.files, this.database).ofUpgradeBehind("b", 1);
		this.database.execute("TRUNCATE a");
		goOn();
		assertThat(this.database.query("SELECT count(*) FROM a")).containsExactly("1");
	}

	private void partitioned() {
		this.files.add("a", "CREATE TABLE p (id int) PARTITION BY RANGE (id);"
				+ "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);");
		applied("ALTER TABLE ONLY p DETACH PARTITION public.p1 CONCURRENTLY;");
	}

	private void leaveCopies(String... names) {
		for (String name : names) {
			this.database.execute("CREATE INDEX " + name + " ON a (n)");
			this.database.execute(INVALID.formatted(name));
		}
	}

	private void applied(String upgrade) {
		applied(upgrade, 1);
	}

	private void applied(String upgrade, int statement) {
		this.files.add("b: a", upgrade).upgrade(this.database);
		interrupt(statement);
	}

	private void interrupt(int statement) {
		new KilledStep(this.files, this.database).ofUpgrade("b", statement);
	}

	private void goOn() {
		this.files.upgrade(this.database);
		assertThat(this.database.query(LEDGER)).allMatch((row) -> row.endsWith(" applied")).hasSizeGreaterThan(1);
	}

	private LimbeckException failure() {
		return catchThrowableOfType(LimbeckException.class, () -> this.files.upgrade(this.database));
	}

}
