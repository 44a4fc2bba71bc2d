package dev.limbeck.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.SessionOpening;
import dev.limbeck.postgres.Pgbouncer;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link ScratchServers}.
 */
@ExtendWith(PostgresExtension.class)
class ScratchServersTests {

	private PostgresDatabase target;

	@BeforeEach
	void prepare(PostgresDatabase database) {
		this.target = database;
	}

	@Test
	void aDatabaseIsEmptyAndIsDroppedWhenItIsClosed() throws SQLException {
		this.target.execute("CREATE TABLE t ()");
		try (ScratchServer server = beside()) {
			try (ScratchDatabase scratch = server.create()) {
				assertThat(query(scratch, "SELECT count(*) FROM pg_class WHERE relname = 't'")).containsExactly("0");
				assertThat(scratches()).contains(scratch.name());
			}
			assertThat(scratches()).isEmpty();
		}
	}

	@Test
	void operatorsOfStrangersAreNotAsked() throws SQLException {
		this.target.execute("CREATE TABLE taken (); CREATE FUNCTION public.take(name, name) RETURNS bool LANGUAGE sql "
				+ "AS 'INSERT INTO public.taken DEFAULT VALUES RETURNING false'; CREATE OPERATOR public.~ "
				+ "(LEFTARG = name, RIGHTARG = name, FUNCTION = public.take)");
		try (ScratchServer server = beside()) {
			assertThat(server.version()).isGreaterThan(0);
		}
		assertThat(this.target.query("SELECT count(*) FROM taken")).containsExactly("0");
	}

	@Test
	void aDatabaseIsDroppedAlsoIfSomebodyIsConnected() throws SQLException {
		ScratchServer server = beside();
		try (Connection connection = server.create().open()) {
			server.close();
			assertThat(scratches()).isEmpty();
			assertThat(connection.isValid(1)).isFalse();
		}
	}

	@Test
	void aCopyHasTheRowsOfItsOriginal() throws SQLException {
		try (ScratchServer server = beside(); ScratchDatabase original = server.create()) {
			execute(original, "CREATE TABLE t AS SELECT 7 AS x");
			try (ScratchDatabase copy = server.copy(original)) {
				assertThat(query(copy, "SELECT x FROM t")).containsExactly("7");
			}
			assertThat(scratches()).containsExactly(original.name());
		}
	}

	@Test
	void aDatabaseIsLikeTheTarget() throws SQLException {
		PostgresDatabase latin = PostgresServer.shared()
			.createDatabase("TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
		latin.execute("ALTER DATABASE " + latin.name() + " SET search_path = \"My app\", public; ALTER DATABASE "
				+ latin.name() + " SET shop.tax = '19'");
		String like = "SELECT concat_ws('|', getdatabaseencoding(), datcollate, datctype, "
				+ "current_setting('search_path'), current_setting('shop.tax')) FROM pg_database "
				+ "WHERE datname = current_database()";
		try (ScratchServer server = ScratchServers.beside(connector(latin)); ScratchDatabase made = server.create()) {
			assertThat(query(made, like)).isEqualTo(latin.query(like))
				.containsExactly("LATIN1|C|C|\"My app\", public|19");
			assertThat(query(server.copy(made), like)).isEqualTo(latin.query(like));
		}
		finally {
			latin.drop();
		}
	}

	@Test
	void anIcuLocaleIsKept() throws SQLException {
		assumeThat(version()).isGreaterThanOrEqualTo(15);
		PostgresDatabase icu = PostgresServer.shared()
			.createDatabase("TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de'");
		String like = "SELECT to_jsonb(d) ->> 'datlocprovider' || coalesce(to_jsonb(d) ->> 'datlocale', "
				+ "to_jsonb(d) ->> 'daticulocale') FROM pg_database d WHERE datname = current_database()";
		try (ScratchServer server = ScratchServers.beside(connector(icu)); ScratchDatabase made = server.create()) {
			assertThat(query(made, like)).containsExactly("ide");
		}
		finally {
			icu.drop();
		}
	}

	@Test
	void aDatabaseSaysWhoHasMadeItAndNobodyElseMayConnect() {
		try (ScratchServer server = beside(); ScratchDatabase made = server.create()) {
			assertThat(
					this.target.query("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '"
							+ made.name() + "'"))
				.singleElement()
				.asString()
				.matches("limbeck scratch database, made by role postgres for process \\d+ on \\S+ at 20.*");
			assertThat(
					this.target.query("SELECT has_database_privilege('pg_monitor', '" + made.name() + "', 'CONNECT')"))
				.containsExactly("f");
		}
	}

	@Test
	void subscriptionsAndPreparedTransactionsDoNotKeepADatabase() throws SQLException {
		try (ScratchServer server = beside(); ScratchDatabase made = server.create()) {
			execute(made, "CREATE SUBSCRIPTION s CONNECTION 'host=localhost port=1' PUBLICATION p "
					+ "WITH (connect = false, slot_name = 'x')");
		}
		assertThat(scratches()).isEmpty();
	}

	@Test
	void whoMayNotMakeDatabasesIsToldWhatToGrant() {
		String role = role("LOGIN");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> {
			try (ScratchServer server = ScratchServers.beside(connector(this.target, role))) {
				server.create();
			}
		}).satisfies((ex) -> {
			assertThat(ex.code()).isEqualTo("scratch-not-allowed");
			assertThat(ex.description()).contains("The role " + role + " may not create databases at localhost:");
			assertThat(ex.action()).contains("ALTER ROLE \"" + role + "\" CREATEDB").contains("--scratch URL");
		});
		drop(role);
	}

	@Test
	void whoMayMakeDatabasesNeedsNoMore() throws SQLException {
		String role = role("LOGIN CREATEDB");
		try (ScratchServer server = ScratchServers.beside(connector(this.target, role));
				ScratchDatabase made = server.create();
				ScratchDatabase copy = server.copy(made)) {
			assertThat(query(copy, "SELECT current_user")).containsExactly(role);
		}
		assertThat(scratches()).isEmpty();
		drop(role);
	}

	@Test
	void anOpeningHoldsInADatabaseToo() throws SQLException {
		Connector connector = connector(this.target).opening(new SessionOpening(null, "SET ROLE pg_monitor", "test"));
		Connector made = connector.toDatabase("postgres").orElseThrow();
		try (Connection connection = made.connect(Duration.ofSeconds(5))) {
			assertThat(new Session(connection).query("SELECT current_user || current_database()",
					(row) -> row.getString(1)))
				.containsExactly("pg_monitorpostgres");
		}
	}

	@Test
	void whatIsInUseIsNotCopied() throws SQLException {
		try (ScratchServer server = beside();
				ScratchDatabase original = server.create();
				Connection connection = original.open()) {
			assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> server.copy(original))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo("scratch-in-use"));
			assertThat(connection.isValid(1)).isTrue();
			assertThat(scratches()).containsExactly(original.name());
		}
	}

	@Test
	void whatKilledProcessesLeaveIsDroppedByTheNext() throws InterruptedException {
		ScratchProcess killed = ScratchProcess.start(this.target);
		killed.kill();
		assertThat(scratches()).containsExactly(killed.database());
		awaitNoSession();
		beside().close();
		assertThat(scratches()).isEmpty();
	}

	@Test
	void whatLiveProcessesUseIsLeftAlone() throws InterruptedException {
		ScratchProcess alive = ScratchProcess.start(this.target);
		beside().close();
		assertThat(scratches()).containsExactly(alive.database());
		alive.terminate();
		assertThat(scratches()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "limbeck_scratch_00000000000000zz", "limbeck_scratch_0000000000000001",
			"limbeck_scratch_0000000000000002" })
	void whatSomebodyElseHasMadeIsLeftAlone(String name) {
		String role = role("CREATEDB");
		PostgresServer.shared().execute("CREATE DATABASE " + name + (name.endsWith("2") ? " OWNER " + role : ""));
		PostgresServer.shared()
			.execute("COMMENT ON DATABASE " + name + " IS '" + (name.endsWith("1") ? "mine" : Leftovers.COMMENT) + "'");
		beside().close();
		assertThat(scratches()).containsExactly(name);
		PostgresServer.shared().execute("DROP DATABASE " + name);
		drop(role);
	}

	@Test
	void aDataSourceLeadsToNoOtherDatabase() {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setURL(this.target.jdbcUrl());
		source.setUser("postgres");
		try (ScratchServer server = ScratchServers.beside(Connector.to(source))) {
			assertThatExceptionOfType(LimbeckException.class).isThrownBy(server::create)
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo("scratch-connection"));
		}
	}

	@Test
	void aReadOnlySessionIsRefused() {
		this.target.execute("ALTER DATABASE " + this.target.name() + " SET default_transaction_read_only = on");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(this::beside)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("scratch-read-only"));
	}

	@Test
	void aPoolerIsRefused() throws Exception {
		try (Pgbouncer bouncer = Pgbouncer.start(PostgresServer.shared(), "transaction")) {
			Properties properties = new Properties();
			properties.setProperty("user", "postgres");
			properties.setProperty("password", "postgres");
			assertThatExceptionOfType(LimbeckException.class)
				.isThrownBy(() -> ScratchServers.beside(Connector.to(bouncer.jdbcUrl(this.target), properties)))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo("scratch-pooler"));
		}
	}

	@Test
	void aDatabaseOnAnotherServerIsLikeTheTargetAsFarAsThatCanBe() throws SQLException {
		this.target.execute("ALTER DATABASE " + this.target.name() + " SET search_path = app");
		try (ScratchServer server = ScratchServers.on(connector(this.target), connector(this.target), false);
				ScratchDatabase made = server.create()) {
			assertThat(query(made, "SHOW search_path")).containsExactly("app");
			assertThat(server.version()).isEqualTo(version());
		}
	}

	@Test
	void aServerIsLookedForWhenItIsNeeded() {
		try (ScratchServer server = ScratchServers.whenNeeded(() -> {
			throw new IllegalStateException("needed");
		})) {
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(server::create);
		}
	}

	private ScratchServer beside() {
		return ScratchServers.beside(connector(this.target));
	}

	private static Connector connector(PostgresDatabase database) {
		return connector(database, "postgres");
	}

	private static Connector connector(PostgresDatabase database, String role) {
		return Connector.to(DatabaseUrl.parse(database.url(role, "secret")));
	}

	private String role(String options) {
		String role = "role_" + this.target.name();
		this.target.execute("CREATE ROLE " + role + " " + options);
		return role;
	}

	private void drop(String role) {
		this.target.execute("DROP ROLE " + role);
	}

	private List<String> scratches() {
		return this.target.query("SELECT datname FROM pg_database WHERE datname LIKE 'limbeck_scratch%' ORDER BY 1");
	}

	private void awaitNoSession() {
		this.target.execute(
				"""
						DO $$ BEGIN
						WHILE EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid())
						LOOP PERFORM pg_sleep(0.01), pg_stat_clear_snapshot(); END LOOP;
						END $$""");
	}

	private static int version() {
		return Integer.parseInt(PostgresServer.shared()
			.createDatabase()
			.query("SELECT current_setting('server_version_num')::int / 10000")
			.get(0));
	}

	private static void execute(ScratchDatabase database, String sql) throws SQLException {
		try (Connection connection = database.open()) {
			new Session(connection).execute(sql);
		}
	}

	private static List<String> query(ScratchDatabase database, String sql) throws SQLException {
		try (Connection connection = database.open()) {
			return new Session(connection).query(sql, (row) -> row.getString(1));
		}
	}

}
