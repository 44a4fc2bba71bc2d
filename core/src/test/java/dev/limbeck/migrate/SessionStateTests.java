package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing that a revision leaves in its session changes anything for the next one.
 */
@ExtendWith(PostgresExtension.class)
class SessionStateTests {

	private static final String SEEN = "SELECT value FROM seen ORDER BY id";

	private static final String OWN_LOCKS = "(SELECT count(*)::text FROM pg_locks WHERE locktype = 'advisory'"
			+ " AND pid = pg_backend_pid())";

	/** Takes effect when its transaction is committed. */
	private static final Kind LISTEN = new Kind("LISTEN news", "(SELECT count(*)::text FROM pg_listening_channels())");

	@TempDir
	private Path folder;

	static Stream<Kind> kinds() {
		return Stream.of(new Kind("SET ROLE pg_monitor", "current_user::text"),
				new Kind("SET SESSION AUTHORIZATION pg_monitor", "session_user::text"),
				new Kind("SET search_path = pg_catalog", "current_setting('search_path')"),
				new Kind("SELECT set_config('search_path', '', false)", "current_setting('search_path')"),
				new Kind("SET TIME ZONE 'Asia/Tokyo'", "current_setting('TimeZone')"),
				new Kind("SET row_security = off", "current_setting('row_security')"),
				new Kind("SET DateStyle = 'ISO, YMD'", "current_setting('DateStyle')"),
				new Kind("SET client_min_messages = error", "current_setting('client_min_messages')"),
				new Kind("SET statement_timeout = '1min'", "current_setting('statement_timeout')"),
				new Kind("SET lock_timeout = '1min'", "current_setting('lock_timeout')"),
				new Kind("SET session_replication_role = replica", "current_setting('session_replication_role')"),
				new Kind("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE",
						"current_setting('default_transaction_isolation')"),
				new Kind("SET app.tenant = 'seven'", "coalesce(current_setting('app.tenant', true), '')"),
				new Kind("SET application_name = 'mine'", "current_setting('application_name')"),
				new Kind("CREATE TEMP TABLE t (id int)", "coalesce(to_regclass('pg_temp.t')::text, '')"),
				new Kind("CREATE TEMP SEQUENCE s", "coalesce(to_regclass('pg_temp.s')::text, '')"),
				new Kind("CREATE TYPE pg_temp.e AS ENUM ('a')", "coalesce(to_regtype('pg_temp.e')::text, '')"),
				new Kind("CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
						"coalesce(to_regproc('pg_temp.f')::text, '')"),
				new Kind("PREPARE p AS SELECT 1", "(SELECT count(*)::text FROM pg_prepared_statements)"),
				new Kind("DECLARE c CURSOR WITH HOLD FOR SELECT 1", "(SELECT count(*)::text FROM pg_cursors)"),
				new Kind("SELECT pg_advisory_lock(42)", OWN_LOCKS),
				new Kind("SELECT pg_advisory_lock(42), pg_advisory_lock(42)", OWN_LOCKS),
				new Kind("SELECT pg_advisory_lock(n) FROM generate_series(1, 3000) n", OWN_LOCKS),
				new Kind("SELECT pg_advisory_lock(-7)", OWN_LOCKS),
				new Kind("SELECT pg_advisory_lock(1, -2)", OWN_LOCKS),
				new Kind("SELECT pg_advisory_lock_shared(42), pg_advisory_lock_shared(1, 2)", OWN_LOCKS));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("kinds")
	void ofOneTransactionNothingReachesTheNext(Kind kind, PostgresDatabase database) {
		assertUnseen(kind, "", database);
	}

	static Stream<Kind> allKinds() {
		return Stream.concat(kinds(), Stream.of(
				new Kind("SET standard_conforming_strings = off", "current_setting('standard_conforming_strings')"),
				LISTEN));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("allKinds")
	void ofStatementsOutsideOfTransactionsNothingReachesTheNextRevision(Kind kind, PostgresDatabase database) {
		assertUnseen(kind, "-- @transaction none\n", database);
	}

	@Test
	void ofOneTransactionNotificationsDoNotReachTheNext(PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a", LISTEN.state() + ";")
			.add("b: a", "CREATE TABLE b AS SELECT " + LISTEN.expression() + " AS channels;")
			.upgrade(database);
		assertThat(database.query("SELECT channels FROM b")).containsExactly("0");
	}

	@Test
	void theNextTransactionMayWrite(PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a", "SET default_transaction_read_only = on;")
			.addTables("b: a")
			.upgrade(database);
		assertThat(database.query("SELECT to_regclass('b')")).containsExactly("b");
	}

	@Test
	void onlyTheMigrationLockIsKept(PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a", "SELECT pg_advisory_lock(42);")
			.add("b: a", "CREATE TABLE b AS SELECT " + OWN_LOCKS + " AS locks;")
			.upgrade(database);
		assertThat(database.query("SELECT locks FROM b")).containsExactly("1");
	}

	private void assertUnseen(Kind kind, String tag, PostgresDatabase database) {
		new RevisionFiles(this.folder)
			.add("a",
					"CREATE TABLE seen (id serial, value text); GRANT ALL ON seen, seen_id_seq TO PUBLIC;\n"
							+ kind.probe())
			.add("b: a", tag + kind.state() + ";\n" + kind.probe())
			.add("c: b", kind.probe())
			.upgrade(database);
		List<String> seen = database.query(SEEN);
		assertThat(seen).hasSize(3);
		assertThat(seen.get(1)).as("seen by itself").isNotEqualTo(seen.get(0));
		assertThat(seen.get(2)).as("seen by the next").isEqualTo(seen.get(0));
	}

	/**
	 * A kind of state that a session can have.
	 *
	 * @param state the statement that makes it
	 * @param expression what shows it
	 */
	record Kind(String state, String expression) {

		String probe() {
			return "INSERT INTO public.seen (value) SELECT " + this.expression + ";\n";
		}

		@Override
		public String toString() {
			return this.state;
		}

	}

}
