package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.session.Session;
import dev.limbeck.step.AppliedStep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many starts at once: each revision is applied once, nobody fails, nobody deadlocks.
 */
class RacingStartTests {

	private static final int INSTANCES = 50;

	private static final String LEDGER = "SELECT revision || ' ' || state FROM limbeck_revision ORDER BY applied_at";

	private static final String LOG = "SELECT event || ' ' || revision FROM limbeck_log ORDER BY id";

	private static LoggedServer server;

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private PostgresDatabase database;

	private int before;

	@BeforeAll
	static void start() {
		server = LoggedServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addTables("a", "b: a")
			.add("c: b", "CREATE INDEX CONCURRENTLY i ON a (id);")
			.add("d: c", "-- @transaction none\nINSERT INTO b VALUES (1);\nVACUUM b;\nINSERT INTO b VALUES (2);")
			.addTables("e: d");
		this.database = server.createDatabase();
		this.before = server.log().size();
	}

	@Test
	void fiftyStartsOnAnEmptyDatabaseApplyEachRevisionOnce() {
		List<MigrationReport> reports = race();
		assertThat(reports.stream().flatMap((report) -> report.steps().stream())).extracting(AppliedStep::revision)
			.containsExactlyInAnyOrder("a", "b", "c", "d", "e");
		assertThat(reports).allSatisfy((report) -> assertThat(report.position().current()).containsExactly("e"));
		assertAppliedOnce();
		assertNobodyFailed();
	}

	@Test
	void fiftyStartsOnAnUpToDateDatabaseTakeNoLock() {
		this.files.upgrade(this.database);
		this.before = server.log().size();
		assertThat(race()).allSatisfy((report) -> assertThat(report.steps()).isEmpty());
		assertThat(statements()).hasSize(INSTANCES * 4).noneMatch((line) -> line.contains("advisory"));
		assertAppliedOnce();
		assertNobodyFailed();
	}

	@Test
	void eightProcessesApplyEachRevisionOnce() {
		List<MigrationProcess> processes = Stream
			.generate(() -> MigrationProcess.start(UpgradeMain.class, this.database, this.folder))
			.limit(8)
			.toList();
		assertThat(processes).extracting(MigrationProcess::exitValue).containsOnly(0);
		assertAppliedOnce();
		assertNobodyFailed();
	}

	@Test
	void whenTheHolderIsKilledOneOfTheOthersGoesOn() throws SQLException {
		this.files.upgrade(this.database);
		this.files.add("f: e", "INSERT INTO a VALUES (1);").addTables("g: f");
		ExecutorService threads = Executors.newFixedThreadPool(8);
		List<CompletableFuture<MigrationReport>> waiting;
		try (Connection blocker = this.database.connect()) {
			new Session(blocker).execute("BEGIN; LOCK TABLE a IN SHARE MODE");
			MigrationProcess holder = MigrationProcess.start(UpgradeMain.class, this.database, this.folder);
			String backend = MigrationProcess.awaitBlocked(this.database, "limbeck f");
			waiting = startAll(threads, 8);
			MigrationProcess.awaitSessions(this.database, 9);
			holder.kill();
			MigrationProcess.awaitBlockedAfter(this.database, backend, "limbeck f");
		}
		assertThat(waiting.stream().mapToInt((run) -> run.join().steps().size()).sum()).isEqualTo(2);
		threads.shutdownNow();
		assertThat(this.database.query("SELECT id FROM a")).containsExactly("1");
		assertThat(this.database.query(LOG)).endsWith("upgrade f", "upgrade g").doesNotHaveDuplicates();
	}

	private List<MigrationReport> race() {
		ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
		try {
			return startAll(threads, INSTANCES).stream().map(CompletableFuture::join).toList();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private List<CompletableFuture<MigrationReport>> startAll(ExecutorService threads, int instances) {
		return Stream.generate(() -> CompletableFuture.supplyAsync(() -> this.files.upgrade(this.database), threads))
			.limit(instances)
			.toList();
	}

	private void assertAppliedOnce() {
		assertThat(this.database.query(LEDGER)).containsExactly("a applied", "b applied", "c applied", "d applied",
				"e applied");
		assertThat(this.database.query(LOG)).containsExactly("upgrade a", "upgrade b", "upgrade c", "upgrade d",
				"upgrade e");
		assertThat(this.database.query("SELECT id FROM b ORDER BY id")).containsExactly("1", "2");
	}

	private void assertNobodyFailed() {
		assertThat(ofDatabase()).noneMatch((line) -> line.contains("ERROR:") || line.contains("FATAL:"));
		assertThat(this.database.query("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
			.containsExactly("0");
	}

	private List<String> statements() {
		return ofDatabase().stream().filter((line) -> line.contains("statement:")).toList();
	}

	private List<String> ofDatabase() {
		return server.logSince(this.before)
			.stream()
			.filter((line) -> line.startsWith(this.database.name() + ":"))
			.toList();
	}

}
