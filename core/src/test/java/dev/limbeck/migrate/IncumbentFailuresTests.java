package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import dev.limbeck.connect.Connector;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.Session;
import dev.limbeck.step.AppliedStep;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What other migration tools get wrong among several processes, one test for each.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(180)
class IncumbentFailuresTests {

	private static final String LOG = "SELECT event || ' ' || revision FROM limbeck_log ORDER BY id";

	private static final String LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
			+ " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

	private static final String SLEEPING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
			+ " AND datname = current_database()";

	private static final String WATCHING = "SELECT count(*) FROM pg_stat_activity"
			+ " WHERE application_name = 'limbeck watch' AND datname = current_database()";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private PostgresDatabase database;

	@BeforeEach
	void prepare(PostgresDatabase one) {
		this.database = one;
		this.files = new RevisionFiles(this.folder).addTables("a");
		this.files.upgrade(one);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-- @transaction none\n" })
	void aLongInsertIsNotAppliedTwiceAfterKill9(String declared) {
		this.files.add("b: a", declared + "INSERT INTO a SELECT 1 FROM pg_sleep(5);");
		MigrationProcess killed = MigrationProcess.start(UpgradeMain.class, this.database, this.folder);
		awaitOne(SLEEPING);
		killed.kill();
		assertThat(this.files.upgrade(this.database).steps()).hasSize(1);
		assertThat(this.database.query("SELECT id FROM a")).containsExactly("1");
		assertThat(this.database.query(LOG)).containsExactly("upgrade a", "upgrade b");
	}

	@Test
	void aConcurrentBuildDoesNotWaitForItsOwnProcess() throws SQLException {
		CompletableFuture<MigrationReport> build;
		try (Connection writer = slowBuild()) {
			build = CompletableFuture.supplyAsync(() -> this.files.upgrade(this.database));
			awaitOne(WATCHING);
			new Session(writer).execute("ROLLBACK");
		}
		assertThat(build.join().steps()).extracting(AppliedStep::revision).containsExactly("b");
		assertBuilt();
	}

	@Test
	void aWaiterDoesNotGiveUpOnAHealthyHolderDuringALongBuild() throws SQLException {
		PassingClock clock = new PassingClock();
		Connection writer = slowBuild();
		CompletableFuture<MigrationReport> holder = CompletableFuture
			.supplyAsync(() -> this.files.upgrade(this.database));
		MigrationProcess.awaitBlocked(this.database, "CREATE INDEX");
		clock.onSleep(1000, writer::close);
		MigrationReport waiter = this.files.builder(this.database).time(clock, new Random(1)).build().upgrade();
		assertThat(clock.passed()).isGreaterThan(Duration.ofMinutes(30));
		assertThat(holder.join().steps()).hasSize(1);
		assertThat(waiter.steps()).isEmpty();
		assertBuilt();
	}

	@Test
	void aLockIsNotLeftForEverByAKilledHolder() throws SQLException {
		try (Connection writer = slowBuild()) {
			MigrationProcess holder = MigrationProcess.start(UpgradeMain.class, this.database, this.folder);
			MigrationProcess.awaitBlocked(this.database, "CREATE INDEX");
			assertThat(this.database.query(LOCKS)).containsExactly("1");
			holder.kill();
			// The server looks every second whether its client is still there.
			Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.database.query(LOCKS).contains("0"));
			assertThat(writer.isClosed()).isFalse();
		}
		assertThat(this.files.upgrade(this.database).steps()).hasSize(1);
		assertBuilt();
	}

	@Test
	void aPoolOfOneConnectionIsEnough() throws SQLException {
		DataSource pool = PoolOfOne.to(this.database);
		this.files.add("b: a", "SELECT pg_sleep(2);").add("c: b", "CREATE INDEX CONCURRENTLY i ON a (id);");
		assertThat(this.files.builder(Connector.to(pool)).build().upgrade().steps()).hasSize(2);
		assertThat(this.database.query(LOG)).containsExactly("upgrade a", "upgrade b", "upgrade c");
	}

	// A concurrent build waits for whoever has written to its table.
	private Connection slowBuild() throws SQLException {
		this.files.add("b: a", "CREATE INDEX CONCURRENTLY i ON a (id);");
		Connection writer = this.database.connect();
		new Session(writer).execute("BEGIN; INSERT INTO a VALUES (0)");
		return writer;
	}

	private void awaitOne(String query) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.database.query(query).contains("1"));
	}

	private void assertBuilt() {
		assertThat(this.database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
			.containsExactly("t");
		assertThat(this.database.query(LOG)).containsExactly("upgrade a", "upgrade b");
	}

}
