package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.connect.WaitSettings;
import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.session.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Batches survive being killed: the process, its session, the server. Each row counts
 * once.
 */
@ExtendWith(PostgresExtension.class)
class KilledBatchTests {

	private static final String TIMES = "SELECT n || ' x ' || count(*) FROM a GROUP BY n";

	private static final String ROUNDS = "SELECT progress #>> '{batch,rounds}' FROM limbeck_revision WHERE revision = 'b'";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder);
	}

	@Test
	void aKilledProcessLeavesItsRoundsToTheNextThree(PostgresDatabase database) throws SQLException {
		fill(database, 1000);
		try (Connection other = database.connect()) {
			new Session(other).execute("BEGIN; UPDATE a SET n = 0 WHERE id = 500");
			MigrationProcess process = MigrationProcess.start(UpgradeMain.class, database, this.folder);
			MigrationProcess.awaitBlocked(database, "");
			process.killWithSession();
			assertThat(database.query(ROUNDS)).containsExactly("2");
			new Session(other).execute("ROLLBACK");
		}
		List<CompletableFuture<MigrationReport>> runs = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			runs.add(CompletableFuture.supplyAsync(() -> this.files.upgrade(database)));
		}
		assertThat(runs.stream().mapToInt((run) -> run.join().steps().size()).sum()).isEqualTo(1);
		assertThat(database.query(TIMES)).containsExactly("1 x 1000");
	}

	@Test
	void aRunGoesOnAfterTheServerWasRestarted() throws SQLException {
		try (PostgresServer server = PostgresServer.startKept()) {
			PostgresDatabase database = server.createDatabase();
			fill(database, 1000);
			Connection other = database.connect();
			new Session(other).execute("BEGIN; UPDATE a SET n = 0 WHERE id = 500");
			Migrator migrator = this.files.builder(database)
				.wait(WaitSettings.DEFAULT.withTimeout(Duration.ofMinutes(1)))
				.build();
			CompletableFuture<MigrationReport> run = CompletableFuture.supplyAsync(migrator::upgrade);
			MigrationProcess.awaitBlocked(database, "");
			server.restart();
			other.close();
			assertThat(run.join().steps()).hasSize(1);
			assertThat(database.query(TIMES)).containsExactly("1 x 1000");
		}
	}

	@Test
	@Exhaustive
	void aMillionRowsAreChangedOnceThoughTenProcessesAreKilled(PostgresDatabase database) {
		fill(database, 1_000_000);
		String before = "0";
		for (int i = 0; i < 10; i++) {
			MigrationProcess process = MigrationProcess.start(UpgradeMain.class, database, this.folder);
			before = awaitRoundsAfter(database, before);
			process.killWithSession();
		}
		this.files.upgrade(database);
		assertThat(database.query(TIMES)).containsExactly("1 x 1000000");
	}

	private static String awaitRoundsAfter(PostgresDatabase database, String before) {
		return Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> database.query(ROUNDS),
					(found) -> !found.isEmpty() && found.get(0) != null && !found.get(0).equals(before))
			.get(0);
	}

	private void fill(PostgresDatabase database, int rows) {
		this.files.add("a", "CREATE TABLE a (id int PRIMARY KEY, n int NOT NULL DEFAULT 0);\nINSERT INTO a SELECT i "
				+ "FROM generate_series(1, " + rows + ") i;\nANALYZE a;");
		this.files.upgrade(database);
		this.files.write("b.sql", "-- @revision b\n-- @revises a\n-- @lock-timeout 0\n-- @upgrade\n"
				+ "-- @batch key=id size=100\nUPDATE a SET n = n + 1;");
	}

}
