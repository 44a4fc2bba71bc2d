package dev.limbeck.migrate;

import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

import dev.limbeck.LimbeckException;
import dev.limbeck.java.ClassFiles;
import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.java.Revision;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Step;
import dev.limbeck.revision.Symbol;
import dev.limbeck.step.AppliedStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Revisions in Java among others, run by a {@link Migrator}.
 */
@ExtendWith(PostgresExtension.class)
class JavaRevisionTests {

	private static final String APPLIED = "SELECT revision FROM limbeck_revision WHERE state = 'applied' ORDER BY revision";

	private static final Symbol HEADS = Symbol.parse("heads");

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addReversibleTables("a");
	}

	@Test
	void runsInItsPlaceAmongScripts(PostgresDatabase database) {
		this.files.addTables("c: b");
		MigrationReport report = migrator(database, CodeRevision.sql("CREATE TABLE b AS SELECT count(*) FROM a"))
			.upgrade();
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("a", "b", "c");
		assertThat(report.steps().get(1).description()).isEqualTo("Run code");
		assertThat(database.query("SELECT * FROM b")).containsExactly("0");
		assertThat(database.query("SELECT event || revision || (detail ? 'duration_ms') FROM limbeck_log ORDER BY id"))
			.containsExactly("upgradeatrue", "upgradebtrue", "upgradectrue");
	}

	@Test
	void isFoundInALocationAndMadeByItsConstructor(PostgresDatabase database) {
		ClassFiles.copy(this.folder, Fill.class);
		MigrationReport report = this.files.upgrade(database);
		assertThat(report.position().current()).containsExactly("fill");
		assertThat(database.query("SELECT id FROM a")).containsExactly("1");
	}

	@Test
	void isTakenBack(PostgresDatabase database) {
		Migrator migrator = migrator(database, CodeRevision.sql("CREATE TABLE b ()"));
		migrator.upgrade();
		migrator.run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT);
		assertThat(database.query(APPLIED)).containsExactly("a");
		assertThat(database.query("SELECT to_regclass('b')")).containsExactly("null");
	}

	@Test
	void itsRowInTheLedgerHasNoDowngradeInSql(PostgresDatabase database) {
		migrator(database, CodeRevision.sql()).upgrade();
		assertThat(database.query("SELECT concat_ws('|', description, origin, state, downgrade_sql IS NULL) "
				+ "FROM limbeck_revision WHERE revision = 'b'"))
			.containsExactly("Run code|upgrade|applied|t");
	}

	@Test
	void anotherReleaseWithTheSameRevisionIsUpToDate(PostgresDatabase database) {
		migrator(database, CodeRevision.sql("SELECT 1")).upgrade();
		assertThat(migrator(database, CodeRevision.sql("SELECT 2")).upgrade().steps()).isEmpty();
	}

	@Test
	void aReleaseWithoutTheClassCannotTakeItBack(PostgresDatabase database) {
		migrator(database, CodeRevision.sql("CREATE TABLE b ()")).upgrade();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> this.files.builder(database).build().run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT));
		assertThat(failure.code()).isEqualTo("irreversible");
		assertThat(failure.description()).contains("\nb (it was written in Java, and its class is not here)\n");
	}

	@Test
	void aClassWithoutDowngradeIsNamedBeforeAnythingRuns(PostgresDatabase database) {
		ClassFiles.copy(this.folder, Fill.class);
		this.files.addReversibleTables("c: fill").upgrade(database);
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> this.files.builder(database).build().run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT));
		assertThat(failure.description())
			.contains("\nfill (class " + Fill.class.getName() + " has no method downgrade)\nNothing was run.");
		assertThat(database.query(APPLIED)).containsExactly("a", "c", "fill");
	}

	@Test
	void aStampRunsNothing(PostgresDatabase database) {
		Migrator migrator = migrator(database, CodeRevision.sql("SELECT 1/0"));
		migrator.run(new Stamp(List.of(HEADS), false), PlanReview.ACCEPT);
		assertThat(database.query(APPLIED)).containsExactly("a", "b");
	}

	@Test
	void aTrialRunsItAndLeavesNothing(PostgresDatabase database) {
		this.files.add("c: b", "CREATE TABLE c AS SELECT * FROM b;");
		Migrator migrator = migrator(database, CodeRevision.sql("CREATE TABLE b ()"));
		assertThat(migrator.tryUpgrade(List.of(HEADS)).steps()).extracting(AppliedStep::revision)
			.containsExactly("a", "b", "c");
		assertThat(database.query("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
			.containsExactly("0");
	}

	@Test
	void aTrialThatFailsLeavesNothing(PostgresDatabase database) {
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> migrator(database, CodeRevision.sql("SELECT 1/0")).tryUpgrade(List.of(HEADS)));
		assertThat(failure.description()).contains("SQLSTATE 22012", "This was a trial: everything was rolled back");
		assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
	}

	@Test
	void aPlanNamesItWithoutItsClass(PostgresDatabase database) {
		ClassFiles.copy(this.folder, Fill.class);
		PlannedChange change = this.files.builder(database)
			.classLoader(ClassLoader.getPlatformClassLoader())
			.build()
			.plan(new Upgrade(List.of(HEADS)));
		assertThat(change.plan().steps()).extracting(Step::revision).containsExactly("a", "fill");
	}

	@Test
	void noScriptCanBeWrittenOfIt() {
		ClassFiles.copy(this.folder, Fill.class, Irreversible.class);
		Migrator migrator = this.files.builder("postgresql://nobody@nowhere/none").build();
		OfflineMigration offline = new OfflineMigration(migrator.scripts(), "public", null);
		PlannedChange change = offline.plan(new Upgrade(List.of(HEADS)), List.of(Symbol.parse("base")));
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, () -> offline.sql(change));
		assertThat(failure.code()).isEqualTo("java-revision");
		assertThat(failure.description())
			.isEqualTo("These revisions are written in Java, and cannot be written as SQL:\nfill ("
					+ Fill.class.getName() + ")\nirreversible (" + Irreversible.class.getName() + ")");
	}

	@Test
	void aStampOfItCanBeWrittenAsAScript() {
		ClassFiles.copy(this.folder, Fill.class);
		Migrator migrator = this.files.builder("postgresql://nobody@nowhere/none").build();
		OfflineMigration offline = new OfflineMigration(migrator.scripts(), "public", null);
		PlannedChange change = offline.plan(new Stamp(List.of(HEADS), false), List.of(Symbol.parse("base")));
		assertThat(offline.sql(change)).contains("VALUES ('fill'");
	}

	@Test
	void preparedStatementsKeysAndBatchesWork(PostgresDatabase database) {
		migrator(database, new CodeRevision((connection) -> {
			PreparedStatement insert = connection.prepareStatement("INSERT INTO a VALUES (?)",
					Statement.RETURN_GENERATED_KEYS);
			for (int i = 0; i < 2000; i++) {
				insert.setInt(1, -i);
				insert.addBatch();
			}
			assertThat(insert.executeBatch()).hasSize(2000).containsOnly(1);
			assertThat(insert.getGeneratedKeys().next()).isTrue();
			PreparedStatement query = connection.prepareStatement("SELECT count(*) - ? FROM a WHERE id = ANY (?)");
			query.setInt(1, -1);
			query.setArray(2, connection.createArrayOf("int4", new Integer[] { -1, -2, 3 }));
			ResultSet rows = query.executeQuery();
			assertThat(rows.next()).isTrue();
			assertThat(rows.getLong(1)).isEqualTo(3);
		})).upgrade();
		assertThat(database.query("SELECT count(*) FROM a")).containsExactly("2000");
	}

	@Test
	void aPreparedStatementSurvivesAChangeOfItsTable(PostgresDatabase database) {
		migrator(database, new CodeRevision((connection) -> {
			PreparedStatement query = connection.prepareStatement("SELECT * FROM a WHERE id = ?");
			for (int i = 0; i < 10; i++) {
				query.setInt(1, i);
				query.executeQuery();
			}
			connection.createStatement().execute("ALTER TABLE a ADD COLUMN name text");
			assertThat(query.executeQuery().getMetaData().getColumnCount()).isEqualTo(2);
		})).upgrade();
		assertThat(database.query(APPLIED)).containsExactly("a", "b");
	}

	@Test
	void savepointsWork(PostgresDatabase database) {
		migrator(database, new CodeRevision((connection) -> {
			Statement statement = connection.createStatement();
			Savepoint savepoint = connection.setSavepoint();
			catchThrowableOfType(SQLException.class, () -> statement.execute("SELECT 1/0"));
			connection.rollback(savepoint);
			statement.execute("SAVEPOINT s; INSERT INTO a VALUES (1); ROLLBACK TO SAVEPOINT s");
			statement.execute("INSERT INTO a VALUES (2)");
		})).upgrade();
		assertThat(database.query("SELECT id FROM a")).containsExactly("2");
	}

	@Test
	void copyAndLargeObjectsWork(PostgresDatabase database) {
		migrator(database, new CodeRevision((connection) -> {
			PGConnection driver = connection.unwrap(PGConnection.class);
			driver.getCopyAPI().copyIn("COPY a FROM STDIN", new StringReader("1\n2\n"));
			assertThat(driver.getLargeObjectAPI().createLO()).isPositive();
		})).upgrade();
		assertThat(database.query("SELECT id FROM a")).containsExactly("1", "2");
		assertThat(database.query("SELECT count(*) FROM pg_largeobject_metadata")).containsExactly("1");
	}

	@Test
	void whatItLeavesInTheSessionIsGoneForTheNext(PostgresDatabase database) {
		this.files.add("c: b", "CREATE TABLE c AS SELECT current_user::text AS who, to_regclass('pg_temp.t') AS t;");
		database.execute("CREATE ROLE r_" + database.name());
		migrator(database, CodeRevision.sql("CREATE TEMP TABLE t ()", "SET search_path = pg_catalog",
				"SET ROLE r_" + database.name()))
			.upgrade();
		assertThat(database.query("SELECT who || (t IS NULL) FROM public.c")).containsExactly("postgrestrue");
	}

	@Test
	void everythingGoesThroughOneSessionWithTheLock(PostgresDatabase database) {
		migrator(database,
				CodeRevision.sql("CREATE TABLE b AS SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
						+ " AND pid = pg_backend_pid() AND granted"))
			.upgrade();
		assertThat(database.query("SELECT * FROM b")).containsExactly("1");
	}

	@Test
	void aLostConnectionIsTriedAgain(PostgresDatabase database) {
		database.execute("CREATE SEQUENCE tries");
		CodeRevision revision = CodeRevision.sql("SELECT nextval('tries')",
				"SELECT CASE WHEN last_value < 3 THEN pg_terminate_backend(pg_backend_pid()) END FROM tries");
		Migrator migrator = builder(database, revision).time(new PassingClock(), new Random(1)).build();
		assertThat(migrator.upgrade().steps()).extracting(AppliedStep::revision).containsExactly("a", "b");
		assertThat(database.query("SELECT last_value FROM tries")).containsExactly("3");
	}

	@Test
	void aLossThatItHidesIsTriedAgain(PostgresDatabase database) {
		database.execute("CREATE SEQUENCE tries");
		CodeRevision revision = new CodeRevision((connection) -> {
			Statement statement = connection.createStatement();
			statement.execute("SELECT nextval('tries')");
			catchThrowableOfType(SQLException.class, () -> statement
				.execute("SELECT CASE WHEN last_value < 2 THEN pg_terminate_backend(pg_backend_pid()) END FROM tries"));
		});
		Migrator migrator = builder(database, revision).time(new PassingClock(), new Random(1)).build();
		assertThat(migrator.upgrade().steps()).hasSize(2);
	}

	@Test
	void isMadeOnlyWhenItRuns(PostgresDatabase database) {
		ProvidedRevision provided = new ProvidedRevision(CodeRevision.class, () -> {
			throw new IllegalStateException("made too early");
		});
		Migrator migrator = this.files.builder(database).javaRevisions(List.of(provided)).build();
		migrator.run(new Upgrade(List.of(Symbol.parse("a"))), PlanReview.ACCEPT);
		assertThat(migrator.observe().position().pending()).hasSize(1);
	}

	private Migrator migrator(PostgresDatabase database, JavaRevision revision) {
		return builder(database, revision).build();
	}

	private MigratorBuilder builder(PostgresDatabase database, JavaRevision revision) {
		return this.files.builder(database).javaRevisions(List.of(ProvidedRevision.of(revision)));
	}

	/** Found by its file. */
	@Revision(id = "fill", revises = "a")
	static final class Fill implements JavaRevision {

		@Override
		public void upgrade(Connection connection) throws SQLException {
			connection.createStatement().execute("INSERT INTO a VALUES (1)");
		}

	}

	/** Found by its file, too. */
	@Revision(id = "irreversible", revises = "fill")
	static final class Irreversible implements JavaRevision {

		@Override
		public void upgrade(Connection connection) {
		}

	}

}
