package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.connect.WaitSettings;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.Session;
import dev.limbeck.step.AppliedStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work outside of transactions survives being killed: the process, its session, the
 * server.
 */
@ExtendWith(PostgresExtension.class)
class KilledRunTests {

	private static final String INDEXES = "SELECT indexrelid::regclass || ' ' || indisvalid FROM pg_index"
			+ " WHERE indrelid = 'a'::regclass ORDER BY 1";

	private static final String LEDGER = "SELECT revision || ' ' || state FROM limbeck_revision ORDER BY revision";

	private static final String LOG = "SELECT event || ' ' || revision FROM limbeck_log ORDER BY id";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).add("a", "CREATE TABLE a (id int);");
	}

	@Test
	void anIndexIsBuiltWhileThreeOthersWaitForTheLock(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		index();
		List<CompletableFuture<MigrationReport>> runs = new ArrayList<>();
		try (Connection writer = writer(database)) {
			for (int i = 0; i < 4; i++) {
				runs.add(CompletableFuture.supplyAsync(() -> this.files.upgrade(database)));
			}
			MigrationProcess.awaitBlocked(database, "CREATE INDEX");
			MigrationProcess.awaitSessions(database, 4);
			new Session(writer).execute("ROLLBACK");
		}
		assertThat(runs.stream().mapToInt((run) -> run.join().steps().size()).sum()).isEqualTo(1);
		assertBuilt(database);
	}

	@Test
	void aKilledProcessLeavesAnIndexThatTheNextRunBuilds(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		index();
		try (Connection writer = writer(database)) {
			MigrationProcess process = MigrationProcess.start(UpgradeMain.class, database, this.folder);
			MigrationProcess.awaitBlocked(database, "CREATE INDEX");
			process.killWithSession();
			assertThat(database.query(INDEXES)).containsExactly("i false");
			new Session(writer).execute("ROLLBACK");
		}
		assertThat(this.files.upgrade(database).steps()).extracting(AppliedStep::revision).containsExactly("b");
		assertBuilt(database);
	}

	@Test
	void aRunWaitsForTheOrphanOfAKilledProcess(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		index();
		CompletableFuture<MigrationReport> next;
		try (Connection writer = writer(database)) {
			MigrationProcess process = MigrationProcess.start(UpgradeMain.class, database, this.folder);
			MigrationProcess.awaitBlocked(database, "CREATE INDEX");
			process.kill();
			next = CompletableFuture.supplyAsync(() -> this.files.upgrade(database));
			MigrationProcess.awaitBlocked(database, "DROP INDEX");
			new Session(writer).execute("ROLLBACK");
		}
		assertThat(next.join().steps()).hasSize(1);
		assertBuilt(database);
	}

	@Test
	void aTerminatedSessionGoesOnByItself(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		index();
		Migrator migrator = migrator(database);
		CompletableFuture<MigrationReport> run;
		try (Connection writer = writer(database)) {
			run = CompletableFuture.supplyAsync(migrator::upgrade);
			MigrationProcess.awaitBlocked(database, "CREATE INDEX");
			terminate(database);
			MigrationProcess.awaitBlocked(database, "DROP INDEX");
			new Session(writer).execute("ROLLBACK");
		}
		assertThat(run.join().steps()).extracting(AppliedStep::revision).containsExactly("b");
		assertBuilt(database);
	}

	@Test
	void aRunGoesOnAfterTheServerWasRestarted() throws SQLException {
		try (PostgresServer first = PostgresServer.startKept()) {
			PostgresDatabase database = first.createDatabase();
			this.files.upgrade(database);
			index();
			Connection writer = writer(database);
			CompletableFuture<MigrationReport> run = CompletableFuture.supplyAsync(migrator(database)::upgrade);
			MigrationProcess.awaitBlocked(database, "CREATE INDEX");
			first.restart();
			writer.close();
			assertThat(run.join().steps()).extracting(AppliedStep::revision).containsExactly("b");
			assertBuilt(database);
		}
	}

	@Test
	void amongVacuumAndDataEachStatementCountsOnce(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		this.files.add("b: a", "-- @transaction none\nINSERT INTO a VALUES (1);\nVACUUM a;\nINSERT INTO a VALUES (2);\n"
				+ "VACUUM (ANALYZE) a;\nINSERT INTO a VALUES (3);");
		for (String mode : List.of("SHARE", "SHARE UPDATE EXCLUSIVE", "SHARE")) {
			try (Connection blocker = database.connect()) {
				new Session(blocker).execute("BEGIN; LOCK TABLE a IN " + mode + " MODE");
				MigrationProcess process = MigrationProcess.start(UpgradeMain.class, database, this.folder);
				MigrationProcess.awaitBlocked(database, "");
				process.killWithSession();
			}
		}
		this.files.upgrade(database);
		assertThat(database.query("SELECT id FROM a ORDER BY id")).containsExactly("1", "2", "3");
		assertThat(database.query(LEDGER)).containsExactly("a applied", "b applied");
		assertThat(database.query(LOG)).containsExactly("upgrade a", "upgrade b");
	}

	@Test
	void aSessionTerminatedAtEachStatementLosesAndRepeatsNothing(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		this.files.add("b: a", "-- @transaction none\nINSERT INTO a VALUES (1);\nVACUUM a;\nINSERT INTO a VALUES (2);");
		Connection blocker = database.connect();
		new Session(blocker).execute("BEGIN; LOCK TABLE a IN SHARE MODE");
		CompletableFuture<MigrationReport> run = CompletableFuture.supplyAsync(migrator(database)::upgrade);
		for (String next : List.of("SHARE UPDATE EXCLUSIVE", "SHARE", "ACCESS SHARE")) {
			MigrationProcess.awaitBlocked(database, "");
			terminate(database);
			Connection other = database.connect();
			blocker.close();
			new Session(other).execute("BEGIN; LOCK TABLE a IN " + next + " MODE");
			blocker = other;
		}
		assertThat(run.join().steps()).hasSize(1);
		blocker.close();
		assertThat(database.query("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
	}

	@Test
	void aKilledDowngradeIsFinishedByTheSameOne(PostgresDatabase database) throws SQLException {
		this.files.add("b: a", "CREATE INDEX CONCURRENTLY i ON a (id);\n-- @downgrade\n-- @transaction none\n"
				+ "INSERT INTO a VALUES (1);\nDROP INDEX CONCURRENTLY i;\nINSERT INTO a VALUES (2);");
		this.files.upgrade(database);
		try (Connection reader = writer(database)) {
			MigrationProcess process = MigrationProcess.start(DowngradeMain.class, database, this.folder);
			MigrationProcess.awaitBlocked(database, "DROP INDEX");
			process.killWithSession();
			assertThat(database.query(LEDGER)).containsExactly("a applied", "b reverting");
			new Session(reader).execute("ROLLBACK");
		}
		MigrationReport report = this.files.builder(database)
			.build()
			.run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT);
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("b");
		assertThat(database.query(INDEXES)).isEmpty();
		assertThat(database.query("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
		assertThat(database.query(LOG)).containsExactly("upgrade a", "upgrade b", "downgrade b");
	}

	private void index() {
		this.files.add("b: a", "CREATE INDEX CONCURRENTLY i ON a (id);");
	}

	private Migrator migrator(PostgresDatabase database) throws SQLException {
		return this.files.builder(database).wait(WaitSettings.DEFAULT.withTimeout(Duration.ofMinutes(1))).build();
	}

	private static Connection writer(PostgresDatabase database) throws SQLException {
		Connection writer = database.connect();
		new Session(writer).execute("BEGIN; INSERT INTO a VALUES (0)");
		return writer;
	}

	private static void terminate(PostgresDatabase database) {
		database.execute("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
				+ " WHERE datname = current_database() AND application_name = 'limbeck'");
	}

	private static void assertBuilt(PostgresDatabase database) {
		assertThat(database.query(INDEXES)).containsExactly("i true");
		assertThat(database.query(LEDGER)).containsExactly("a applied", "b applied");
		assertThat(database.query(LOG)).containsExactly("upgrade a", "upgrade b");
	}

}
