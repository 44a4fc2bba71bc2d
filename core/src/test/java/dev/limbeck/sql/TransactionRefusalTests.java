package dev.limbeck.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What is said to be refused inside a transaction is refused by PostgreSQL, and nothing
 * else is.
 */
class TransactionRefusalTests {

	private static final String ACTIVE_SQL_TRANSACTION = "25001";

	private static PostgresDatabase database;

	@BeforeAll
	static void createDatabase() {
		database = PostgresServer.shared().createDatabase();
		database.execute("CREATE TABLE t (a int PRIMARY KEY); CREATE INDEX i ON t (a);"
				+ " CREATE TABLE p (a int) PARTITION BY RANGE (a); CREATE TABLE p1 PARTITION OF p DEFAULT;"
				+ " CREATE MATERIALIZED VIEW v AS SELECT a FROM t; CREATE UNIQUE INDEX ON v (a);"
				+ " CREATE TYPE e AS ENUM ('a')");
		database.execute("CREATE SUBSCRIPTION u CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false)");
	}

	@AfterAll
	static void dropDatabase() {
		database.execute("ALTER SUBSCRIPTION u SET (slot_name = NONE)");
		database.execute("DROP SUBSCRIPTION u");
		database.drop();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE INDEX CONCURRENTLY i ON t (a)", "create unique index concurrently on t (a)",
			"CREATE /* now */ INDEX -- soon\n CONCURRENTLY ON t (a)", "DROP INDEX CONCURRENTLY i",
			"REINDEX TABLE CONCURRENTLY t", "REINDEX (VERBOSE) INDEX CONCURRENTLY i", "REINDEX (CONCURRENTLY) TABLE t",
			"REINDEX (VERBOSE, CONCURRENTLY true) TABLE t", "REINDEX SCHEMA public", "REINDEX (VERBOSE) SCHEMA public",
			"VACUUM", "VACUUM t", "VACUUM (FULL, ANALYZE) t", "CLUSTER", "CLUSTER VERBOSE", "CREATE DATABASE d",
			"DROP DATABASE IF EXISTS d", "CREATE TABLESPACE s LOCATION '/nowhere'", "DROP TABLESPACE s",
			"ALTER DATABASE d SET TABLESPACE s", "ALTER SYSTEM SET work_mem = '8MB'", "ALTER SYSTEM RESET ALL",
			"ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY",
			"ALTER TABLE ONLY public.p DETACH PARTITION \"p1\" CONCURRENTLY",
			"CREATE SUBSCRIPTION s CONNECTION 'host=nowhere' PUBLICATION p",
			"CREATE SUBSCRIPTION s CONNECTION 'create_slot = false' PUBLICATION p WITH (enabled = false)",
			"ALTER SUBSCRIPTION u REFRESH PUBLICATION", "ALTER SUBSCRIPTION u SET PUBLICATION p", "DISCARD ALL",
			"COMMIT PREPARED 'x'", "ROLLBACK PREPARED 'x'" })
	void isRefused(String sql) throws SQLException {
		assertThat(reason(sql)).isNotNull();
		assertThat(stateInTransaction(sql)).isEqualTo(ACTIVE_SQL_TRANSACTION);
	}

	@Test
	void anotherFormIsRefusedSincePostgres17KnowsIt() throws SQLException {
		assertThat(reason("CLUSTER (VERBOSE)")).isNotNull();
		assumeThat(database.query("SELECT current_setting('server_version_num')::int >= 170000")).containsExactly("t");
		assertThat(stateInTransaction("CLUSTER (VERBOSE)")).isEqualTo(ACTIVE_SQL_TRANSACTION);
	}

	@ParameterizedTest
	@CsvSource({ "170000, SET (failover)", "170000, SET (failover = true)", "170000, 'SET (binary, failover = false)'",
			"180000, SET (two_phase = false)", "180000, SET (two_phase = 'off')" })
	void whatChangesTheSlotOfASubscriptionIsRefusedSinceTheServerKnowsIt(int version, String change)
			throws SQLException {
		String sql = "ALTER SUBSCRIPTION u " + change;
		assertThat(reason(sql)).contains("replication slot");
		assumeThat(database.query("SELECT current_setting('server_version_num')::int >= " + version))
			.containsExactly("t");
		assertThat(stateInTransaction(sql, false)).isEqualTo(ACTIVE_SQL_TRANSACTION);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET (binary)", "SET (two_phase = true)", "SET (synchronous_commit = off)" })
	void whatDoesNotChangeItIsAllowed(String change) {
		assertThat(reason("ALTER SUBSCRIPTION u " + change)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE INDEX i2 ON t (a)", "CREATE INDEX \"concurrently\" ON t (a)",
			"REFRESH MATERIALIZED VIEW CONCURRENTLY v", "REINDEX TABLE t", "REINDEX (CONCURRENTLY false) TABLE t",
			"CLUSTER t USING i", "CLUSTER (VERBOSE) t USING i", "ALTER TABLE p DETACH PARTITION p1", "ANALYZE t",
			"ALTER TYPE e ADD VALUE 'b'", "ALTER DATABASE postgres SET work_mem = '8MB'",
			"CREATE SUBSCRIPTION s CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false)",
			"CREATE SUBSCRIPTION s CONNECTION 'host=nowhere' PUBLICATION p WITH (slot_name = NONE, enabled = false, create_slot = 'off', connect = false)",
			"ALTER SUBSCRIPTION u SET PUBLICATION p WITH (refresh = false)", "DISCARD TEMP", "SAVEPOINT s",
			"COMMENT ON TABLE t IS 'VACUUM'", "CREATE TABLE vacuum (a int)", "TRUNCATE t" })
	void isAllowed(String sql) throws SQLException {
		assertThat(reason(sql)).isNull();
		assertThat(stateInTransaction(sql)).isEqualTo("00000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN", "START TRANSACTION READ ONLY", "COMMIT AND CHAIN", "END", "ROLLBACK", "ABORT",
			"PREPARE TRANSACTION 'x'" })
	void controlsTheTransaction(String sql) {
		assertThat(reason(sql)).isEqualTo("it begins or ends a transaction itself");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ROLLBACK TO s", "ROLLBACK WORK TO SAVEPOINT s", "PREPARE p AS SELECT 1", "SELECT 1",
			"(SELECT 1)" })
	void staysInside(String sql) {
		assertThat(reason(sql)).isNull();
	}

	private static @Nullable String reason(String sql) {
		SqlScript script = SqlScript.parse(new SourceText("test.sql", sql));
		return TransactionRefusal.reason(script.statements().get(0), script.source());
	}

	private static String stateInTransaction(String sql) throws SQLException {
		return stateInTransaction(sql, true);
	}

	private static String stateInTransaction(String sql, boolean enabled) throws SQLException {
		try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("UPDATE pg_catalog.pg_subscription SET subenabled = " + enabled);
			statement.execute(sql);
			return "00000";
		}
		catch (SQLException ex) {
			return ex.getSQLState();
		}
	}

}
