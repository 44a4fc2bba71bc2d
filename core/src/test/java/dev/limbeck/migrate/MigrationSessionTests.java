package dev.limbeck.migrate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.Reached;
import dev.limbeck.connect.ServerState;
import dev.limbeck.connect.ServerState.Mode;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.LockPooler;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PreferQueryMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link MigrationSession}.
 */
@ExtendWith(PostgresExtension.class)
class MigrationSessionTests {

	@TempDir
	private Path folder;

	@Test
	void theSessionHasTheSettingsOfAMigration(PostgresDatabase database) throws SQLException {
		try (MigrationSession session = MigrationSession.open(reached(database, 0), "limbeck reminders", false)) {
			assertThat(show(session, "TimeZone")).isEqualTo("UTC");
			assertThat(show(session, "application_name")).isEqualTo("limbeck reminders");
			assertThat(show(session, "client_connection_check_interval")).isEqualTo("1s");
			assertThat(show(session, "statement_timeout")).isEqualTo("0");
		}
	}

	@Test
	void settingsOfTheRoleThatWouldCutAMigrationAreOverruled(PostgresDatabase database) throws SQLException {
		database.execute("ALTER DATABASE " + database.name() + " SET statement_timeout = '1ms'");
		try (MigrationSession session = MigrationSession.open(reached(database, 0), "limbeck", false)) {
			assertThat(show(session, "statement_timeout")).isEqualTo("0");
		}
	}

	@Test
	void aBorrowedConnectionIsPutBackAsItWas(PostgresDatabase database) throws SQLException {
		RevisionFiles files = new RevisionFiles(this.folder).add("a",
				"SET search_path = pg_catalog; SET TimeZone = 'Asia/Tokyo'; CREATE TEMP TABLE t (i int);");
		try (Connection connection = database.connect()) {
			new Session(connection).execute("SET search_path = elsewhere, public; SET application_name = 'pool'");
			connection.setAutoCommit(false);
			files.builder(borrowed(connection)).build().upgrade();
			assertThat(connection.getAutoCommit()).isFalse();
			assertThat(connection.unwrap(PGConnection.class).getPreferQueryMode()).isEqualTo(PreferQueryMode.EXTENDED);
			String after = new Session(connection).queryOne("SELECT concat_ws('|', current_setting('search_path'), "
					+ "current_setting('application_name'), current_setting('TimeZone') <> 'Asia/Tokyo', "
					+ "to_regclass('pg_temp.t'))", (row) -> row.getString(1));
			assertThat(after).isEqualTo("elsewhere, public|pool|t");
		}
	}

	@Test
	void aBorrowedConnectionActsForTheRoleThatThePoolHadSet(PostgresDatabase database) throws SQLException {
		String owner = "owner_" + database.name();
		database.execute("CREATE ROLE " + owner + "; GRANT CREATE ON SCHEMA public TO " + owner);
		RevisionFiles files = new RevisionFiles(this.folder).add("a", "RESET ROLE;").addTables("b: a");
		try (Connection connection = database.connect()) {
			new Session(connection).execute("SET ROLE " + owner);
			files.builder(borrowed(connection)).build().upgrade();
			String role = new Session(connection).queryOne("SELECT current_user", (row) -> row.getString(1));
			assertThat(role).isEqualTo(owner);
		}
		assertThat(database.query("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"))
			.containsExactly(owner);
	}

	@Test
	void aBorrowedConnectionKeepsItsTimeOutButAMigrationHasNone(PostgresDatabase database) throws SQLException {
		RevisionFiles files = new RevisionFiles(this.folder).add("a", "SELECT pg_sleep(0.5);");
		try (Connection connection = database.connect()) {
			connection.setNetworkTimeout(Runnable::run, 250);
			assertThat(files.builder(borrowed(connection)).build().upgrade().steps()).hasSize(1);
			assertThat(connection.getNetworkTimeout()).isEqualTo(250);
		}
	}

	@Test
	void aServerThatSaysNothingDoesNotHoldUpWhoOnlyAwaits(PostgresDatabase database) throws SQLException {
		RevisionFiles files = new RevisionFiles(this.folder).addTables("a");
		List<Integer> timeouts = new ArrayList<>();
		try (Connection connection = database.connect()) {
			MigratorBuilder builder = files.builder(borrowed(connection)).listener(new MigrationListener() {
				@Override
				public void migrationAwaited(AwaitedMigration awaited) {
					timeouts.add(networkTimeout(connection));
					files.upgrade(database);
				}
			});
			connection.setNetworkTimeout(Runnable::run, 250);
			builder.build().await();
			assertThat(timeouts).containsExactly(30_000);
			assertThat(networkTimeout(connection)).isEqualTo(250);
		}
	}

	private static int networkTimeout(Connection connection) {
		try {
			return connection.getNetworkTimeout();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aBorrowedConnectionKeepsNeitherTransactionNorLockOfAFailedRun(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE limbeck_log (id int)");
		RevisionFiles files = new RevisionFiles(this.folder).addTables("a");
		try (Connection connection = database.connect()) {
			Migrator migrator = files.builder(borrowed(connection)).build();
			assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator::upgrade);
			assertThat(connection.unwrap(BaseConnection.class).getTransactionState()).isEqualTo(TransactionState.IDLE);
			assertThat(database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
				.containsExactly("0");
		}
	}

	@Test
	void aBorrowedConnectionKeepsNoLockOfAScriptThatFailed(PostgresDatabase database) throws SQLException {
		RevisionFiles files = new RevisionFiles(this.folder).add("a", "SELECT pg_advisory_lock(42); SELECT 1/0;");
		try (Connection connection = database.connect()) {
			Migrator migrator = files.builder(borrowed(connection)).build();
			assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator::upgrade);
			assertThat(database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
				.containsExactly("0");
		}
	}

	@Test
	void aBorrowedConnectionIsBackInItsModeAfterARevisionInJava(PostgresDatabase database) throws SQLException {
		RevisionFiles files = new RevisionFiles(this.folder).addTables("a", "c: b");
		try (Connection connection = database.connect()) {
			files.builder(borrowed(connection))
				.javaRevisions(List.of(ProvidedRevision.of(CodeRevision.sql("INSERT INTO a VALUES (1)"))))
				.build()
				.upgrade();
			assertThat(connection.getAutoCommit()).isTrue();
			assertThat(connection.unwrap(BaseConnection.class).getTransactionState()).isEqualTo(TransactionState.IDLE);
		}
		assertThat(database.query("SELECT id FROM a")).containsExactly("1");
	}

	@Test
	void scriptsOnABorrowedConnectionSeeWhatThePoolHadSet(PostgresDatabase database) throws SQLException {
		RevisionFiles files = new RevisionFiles(this.folder).add("a", "CREATE SCHEMA app;").addTables("b: a");
		try (Connection connection = database.connect()) {
			new Session(connection).execute("SET search_path = app, public");
			files.builder(borrowed(connection)).build().upgrade();
		}
		assertThat(database.query("SELECT to_regclass('app.b')")).containsExactly("app.b");
	}

	@Test
	void aServerThatIsTooOldIsRefusedAndItsConnectionClosed(PostgresDatabase database) throws SQLException {
		Reached reached = reached(database, 0, 130012);
		assertThat(catchThrowableOfType(LimbeckException.class, () -> MigrationSession.open(reached, "limbeck", false)))
			.hasMessage(
					"The server at localhost/" + database.name() + " is PostgreSQL 13.12; Limbeck needs 14 or newer.");
		assertThat(reached.connection().isClosed()).isTrue();
	}

	@Test
	void aPoolerIsRefused(PostgresDatabase database) throws SQLException {
		try (MigrationSession session = MigrationSession.open(reached(database, 1), "limbeck", false)) {
			LimbeckException failure = catchThrowableOfType(LimbeckException.class,
					() -> session.refusePooler(LockPooler.REFUSE));
			assertThat(failure.code()).isEqualTo("pooler");
			assertThat(failure.action()).contains("limbeck.migration.url", "limbeck.lock.pooler=session");
		}
	}

	@Test
	void aPoolerThatIsVouchedForIsAccepted(PostgresDatabase database) throws SQLException {
		try (MigrationSession session = MigrationSession.open(reached(database, 1), "limbeck", false)) {
			session.refusePooler(LockPooler.SESSION);
		}
	}

	@Test
	void aLostConnectionIsTriedAgain(PostgresDatabase database) {
		RevisionFiles files = new RevisionFiles(this.folder).add("a", "SELECT nextval('tries');\n"
				+ "SELECT CASE WHEN last_value < 3 THEN pg_terminate_backend(pg_backend_pid()) END FROM tries;");
		database.execute("CREATE SEQUENCE tries");
		MigrationReport report = files.builder(database).time(new PassingClock(), new Random(1)).build().upgrade();
		assertThat(report.steps()).hasSize(1);
		assertThat(database.query("SELECT last_value FROM tries")).containsExactly("3");
	}

	@Test
	void aConnectionThatGetsLostAgainAndAgainEndsTheRun(PostgresDatabase database) {
		RevisionFiles files = new RevisionFiles(this.folder).add("a", "SELECT pg_terminate_backend(pg_backend_pid());");
		PassingClock clock = new PassingClock();
		Migrator migrator = files.builder(database).attempts(3).time(clock, new Random(1)).build();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, migrator::upgrade);
		assertThat(failure.code()).isEqualTo("connection-lost");
		assertThat(failure.description()).startsWith("The connection to localhost:" + database.server().port() + "/"
				+ database.name() + " was lost 3 times in ");
		assertThat(clock.passed()).isBetween(Duration.ofMillis(4800), Duration.ofMillis(7200));
	}

	private static String show(MigrationSession session, String setting) throws SQLException {
		return session.sql().queryOne("SHOW " + setting, (row) -> row.getString(1));
	}

	private static Reached reached(PostgresDatabase database, int pidOffset) throws SQLException {
		return reached(database, pidOffset, 180000);
	}

	private static Reached reached(PostgresDatabase database, int pidOffset, int version) throws SQLException {
		Connection connection = Connector.to(DatabaseUrl.parse(database.url())).connect(Duration.ofSeconds(5));
		int pid = connection.unwrap(PGConnection.class).getBackendPID();
		ServerState server = new ServerState(Mode.WRITABLE, pid + pidOffset, database.name(), "postgres", "postgres",
				version);
		return new Reached(connection, server, "localhost/" + database.name(), 1, Duration.ZERO);
	}

	// Like a pool: closing gives the connection back.
	private static Connector borrowed(Connection connection) {
		Connection lent = (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(),
				new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
					try {
						return method.getName().equals("close") ? null : method.invoke(connection, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
		return new Connector() {
			@Override
			public Connection connect(Duration timeout) {
				return lent;
			}

			@Override
			public String description() {
				return "lent";
			}

			@Override
			public boolean borrows() {
				return true;
			}
		};
	}

}
