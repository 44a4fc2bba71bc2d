package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.postgres.Pgbouncer;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.LockPooler;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Limbeck behind a real PgBouncer.
 */
@ExtendWith(PostgresExtension.class)
class PgbouncerTests {

	private static final String RELATIONS = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace";

	private static final String LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
			+ " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

	private static final String SESSION = "SELECT concat_ws('|', current_setting('statement_timeout'),"
			+ " current_setting('TimeZone'), current_setting('client_connection_check_interval'),"
			+ " current_setting('search_path'), to_regclass('pg_temp.t'))";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private PostgresDatabase database;

	@BeforeEach
	void prepare(PostgresDatabase one) {
		this.files = new RevisionFiles(this.folder).addTables("a")
			.add("b: a", "SET search_path = pg_catalog; CREATE TEMP TABLE t (i int); INSERT INTO public.a VALUES (1);")
			.add("c: b", "CREATE INDEX CONCURRENTLY i ON a (id);");
		this.database = one;
		one.execute("ALTER DATABASE " + one.name() + " SET statement_timeout = '7s'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "transaction", "statement", "session" })
	void poolingIsRefusedWithAdviceAndChangesNothing(String poolMode) throws SQLException {
		try (Pgbouncer pooler = Pgbouncer.start(this.database.server(), poolMode)) {
			String before = session(pooler);
			LimbeckException failure = catchThrowableOfType(LimbeckException.class,
					() -> this.files.builder(pooler.url(this.database)).build().upgrade());
			assertThat(failure.code()).isEqualTo("pooler");
			assertThat(failure.action()).contains("limbeck.migration.url", "limbeck.lock.pooler=session");
			assertThat(session(pooler)).isEqualTo(before).startsWith("7s|");
		}
		assertThat(this.database.query(RELATIONS)).containsExactly("0");
		assertThat(this.database.query(LOCKS)).containsExactly("0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "transaction", "statement", "session" })
	void aStartWithNothingToDoTakesNoLockAndIsNotRefused(String poolMode) throws SQLException {
		this.files.upgrade(this.database);
		try (Pgbouncer pooler = Pgbouncer.start(this.database.server(), poolMode)) {
			String before = session(pooler);
			MigrationReport report = this.files.builder(pooler.url(this.database)).build().upgrade();
			assertThat(report.steps()).isEmpty();
			assertThat(report.position().current()).containsExactly("c");
			assertThat(session(pooler)).isEqualTo(before).startsWith("7s|");
		}
	}

	@Test
	void sessionPoolingWorksIfSomebodyVouchesForIt() {
		try (Pgbouncer pooler = Pgbouncer.start(this.database.server(), "session")) {
			assertThat(vouched(pooler).upgrade().steps()).hasSize(3);
		}
		assertThat(this.database.query("SELECT revision FROM limbeck_revision ORDER BY 1")).containsExactly("a", "b",
				"c");
	}

	@Test
	void aCleanSessionGoesBackToThePooler() throws SQLException {
		try (Pgbouncer pooler = Pgbouncer.start(this.database.server(), "session", "server_reset_query =")) {
			String before = session(pooler);
			vouched(pooler).upgrade();
			assertThat(this.database.query(LOCKS)).containsExactly("0");
			assertThat(session(pooler)).isEqualTo(before).startsWith("7s|");
		}
	}

	@Test
	void amongRacingStartsBehindAPoolerEachRevisionIsAppliedOnce() {
		try (Pgbouncer pooler = Pgbouncer.start(this.database.server(), "session")) {
			Migrator migrator = vouched(pooler);
			List<CompletableFuture<MigrationReport>> runs = Stream
				.generate(() -> CompletableFuture.supplyAsync(migrator::upgrade))
				.limit(8)
				.toList();
			assertThat(runs.stream().mapToInt((run) -> run.join().steps().size()).sum()).isEqualTo(3);
		}
		assertThat(this.database.query("SELECT revision FROM limbeck_log ORDER BY id")).containsExactly("a", "b", "c");
	}

	@Test
	void aConnectionThatAPoolLendsThroughAPoolerIsRefusedToo() throws SQLException {
		try (Pgbouncer pooler = Pgbouncer.start(this.database.server(), "transaction")) {
			PGSimpleDataSource dataSource = new PGSimpleDataSource();
			dataSource.setUrl(pooler.jdbcUrl(this.database));
			String before = session(pooler);
			LimbeckException failure = catchThrowableOfType(LimbeckException.class,
					() -> this.files.builder(Connector.to(dataSource)).build().upgrade());
			assertThat(failure.code()).isEqualTo("pooler");
			assertThat(session(pooler)).isEqualTo(before);
		}
	}

	@Test
	void aStartupParameterThatThePoolerRefusesIsExplained() {
		try (Pgbouncer pooler = Pgbouncer.start(this.database.server(), "session")) {
			LimbeckException failure = catchThrowableOfType(LimbeckException.class,
					() -> this.files.builder(pooler.url(this.database) + "?options=-c%20lock_timeout%3D5s")
						.build()
						.upgrade());
			assertThat(failure.description()).contains("unsupported startup parameter");
			assertThat(failure.action()).contains("ignore_startup_parameters");
		}
	}

	private Migrator vouched(Pgbouncer pooler) {
		return this.files.builder(pooler.url(this.database)).lockPooler(LockPooler.SESSION).build();
	}

	// There is one session behind the pooler, which everybody gets.
	private String session(Pgbouncer pooler) throws SQLException {
		try (Connection connection = DriverManager.getConnection(pooler.jdbcUrl(this.database))) {
			return new Session(connection).queryOne(SESSION, (row) -> row.getString(1));
		}
	}

}
