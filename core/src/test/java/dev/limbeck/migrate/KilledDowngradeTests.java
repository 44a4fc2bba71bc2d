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
 * A downgrade outside of transactions, and a mix of VACUUM and data, survive what an
 * index survives.
 */
@ExtendWith(PostgresExtension.class)
class KilledDowngradeTests {

	private static final String TERMINATE = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
			+ " WHERE datname = current_database() AND application_name = 'limbeck'";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).add("a", "CREATE TABLE a (id int);")
			.add("b: a", "CREATE INDEX CONCURRENTLY i ON a (id);\n-- @downgrade\n-- @transaction none\n"
					+ "INSERT INTO a VALUES (1);\nDROP INDEX CONCURRENTLY i;\nINSERT INTO a VALUES (2);");
	}

	@Test
	void itRunsWhileThreeOthersWaitForTheLock(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		List<CompletableFuture<MigrationReport>> runs = new ArrayList<>();
		try (Connection writer = writer(database)) {
			for (int i = 0; i < 4; i++) {
				runs.add(downgrade(database));
			}
			MigrationProcess.awaitBlocked(database, "DROP INDEX");
			MigrationProcess.awaitSessions(database, 4);
			new Session(writer).execute("ROLLBACK");
		}
		assertThat(runs.stream().mapToInt((run) -> run.join().steps().size()).sum()).isEqualTo(1);
		assertUndone(database);
	}

	@Test
	void itGoesOnByItselfIfItsSessionIsTerminated(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		CompletableFuture<MigrationReport> run;
		try (Connection writer = writer(database)) {
			run = downgrade(database);
			MigrationProcess.awaitBlocked(database, "DROP INDEX");
			database.execute(TERMINATE);
			MigrationProcess.awaitBlocked(database, "DROP INDEX");
			new Session(writer).execute("ROLLBACK");
		}
		assertThat(run.join().steps()).extracting(AppliedStep::revision).containsExactly("b");
		assertUndone(database);
	}

	@Test
	void itGoesOnAfterTheServerWasRestarted() throws SQLException {
		try (PostgresServer server = PostgresServer.startKept()) {
			PostgresDatabase database = server.createDatabase();
			this.files.upgrade(database);
			Connection writer = writer(database);
			CompletableFuture<MigrationReport> run = downgrade(database);
			MigrationProcess.awaitBlocked(database, "DROP INDEX");
			server.restart();
			writer.close();
			assertThat(run.join().steps()).extracting(AppliedStep::revision).containsExactly("b");
			assertUndone(database);
		}
	}

	@Test
	void amongVacuumAndDataEachStatementCountsOnceAfterTheServerWasRestarted() throws SQLException {
		try (PostgresServer server = PostgresServer.startKept()) {
			PostgresDatabase database = server.createDatabase();
			new RevisionFiles(this.folder).add("b: a",
					"-- @transaction none\nINSERT INTO a VALUES (1);\nVACUUM a;\nINSERT INTO a VALUES (2);");
			database.execute("CREATE TABLE a (id int)");
			this.files.add("a", "");
			Connection blocker = database.connect();
			new Session(blocker).execute("BEGIN; LOCK TABLE a IN SHARE UPDATE EXCLUSIVE MODE");
			CompletableFuture<MigrationReport> run = CompletableFuture.supplyAsync(migrator(database)::upgrade);
			MigrationProcess.awaitBlocked(database, "VACUUM");
			server.restart();
			blocker.close();
			assertThat(run.join().steps()).extracting(AppliedStep::revision).containsExactly("a", "b");
			assertThat(database.query("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
		}
	}

	private CompletableFuture<MigrationReport> downgrade(PostgresDatabase database) {
		Migrator migrator = migrator(database);
		return CompletableFuture.supplyAsync(() -> migrator.run(new Downgrade(Symbol.parse("a")), PlanReview.ACCEPT));
	}

	private Migrator migrator(PostgresDatabase database) {
		return this.files.builder(database).wait(WaitSettings.DEFAULT.withTimeout(Duration.ofMinutes(1))).build();
	}

	private static Connection writer(PostgresDatabase database) throws SQLException {
		Connection writer = database.connect();
		new Session(writer).execute("BEGIN; INSERT INTO a VALUES (0)");
		return writer;
	}

	private static void assertUndone(PostgresDatabase database) {
		assertThat(database.query("SELECT to_regclass('i')")).containsExactly("null");
		assertThat(database.query("SELECT revision || state FROM limbeck_revision")).containsExactly("aapplied");
		assertThat(database.query("SELECT id FROM a ORDER BY id")).containsExactly("1", "2");
		assertThat(database.query("SELECT event || ' ' || revision FROM limbeck_log ORDER BY id"))
			.containsExactly("upgrade a", "upgrade b", "downgrade b");
	}

}
