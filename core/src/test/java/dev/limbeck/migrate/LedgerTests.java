package dev.limbeck.migrate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.Session;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link Ledger}: what is written, where, and what it takes.
 */
@ExtendWith(PostgresExtension.class)
class LedgerTests {

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addTables("a", "b: a");
	}

	@Test
	void theTablesAreThoseOfFormatOne(PostgresDatabase database) {
		this.files.upgrade(database);
		assertThat(columns(database, "limbeck_revision")).containsExactly("revision text NO", "parents ARRAY NO",
				"depends_on ARRAY NO", "labels ARRAY NO", "replaces ARRAY NO", "description text NO",
				"checksum text NO", "source_hash text YES", "upgrade_sql text YES", "downgrade_sql text YES",
				"state text NO", "progress jsonb YES", "origin text NO", "applied_at timestamp with time zone NO",
				"duration_ms bigint YES", "applied_by text NO", "application text YES", "host text YES");
		assertThat(columns(database, "limbeck_script")).containsExactly("kind text NO", "name text NO",
				"checksum text NO", "applied_at timestamp with time zone NO");
		assertThat(columns(database, "limbeck_log")).containsExactly("id bigint NO", "at timestamp with time zone NO",
				"event text NO", "revision text YES", "detail jsonb YES");
	}

	@Test
	void theCommentCarriesTheFormat(PostgresDatabase database) {
		this.files.upgrade(database);
		assertThat(database.query("SELECT obj_description('limbeck_revision'::regclass)"))
			.containsExactly("limbeck ledger 1");
	}

	@Test
	void nobodyElseMayReadOrWriteIt(PostgresDatabase database) {
		this.files.upgrade(database);
		assertThat(database.query("SELECT count(*) FROM information_schema.table_privileges "
				+ "WHERE table_name LIKE 'limbeck%' AND grantee = 'PUBLIC'"))
			.containsExactly("0");
	}

	@Test
	void aRowTellsWhatWasAppliedAndByWhom(PostgresDatabase database) {
		this.files.builder(database).application("reminders").build().upgrade();
		assertThat(database.query("SELECT concat_ws('|', parents, description, state, origin, applied_by, application, "
				+ "duration_ms >= 0, host <> '', left(checksum, 2)) FROM limbeck_revision WHERE revision = 'b'"))
			.containsExactly("{a}|Make b|applied|upgrade|postgres|reminders|t|t|1:");
	}

	@Test
	void itsTraceChangesWithItsRevisionsEvenIfTheClockWentBack(PostgresDatabase database) {
		this.files.upgrade(database);
		String trace = new Ledger("public").traceQuery();
		List<String> before = database.query(trace);
		assertThat(database.query(trace)).isEqualTo(before);
		database.execute("UPDATE limbeck_revision SET revision = 'c', applied_at = 'yesterday' WHERE revision = 'a'");
		assertThat(database.query(trace)).isNotEqualTo(before);
	}

	@Test
	void theDowngradeIsKeptForReleasesWithoutTheFile(PostgresDatabase database) {
		this.files.write("c.sql", "-- @revision c\n-- @revises b\n-- @upgrade\nSELECT 1;\n-- @downgrade\nSELECT 2;\n");
		this.files.upgrade(database);
		assertThat(database.query("SELECT trim(E' \\n' FROM downgrade_sql) FROM limbeck_revision ORDER BY revision"))
			.containsExactly("null", "null", "SELECT 2;");
	}

	@Test
	void theUpgradeIsKeptToShowWhatHasChanged(PostgresDatabase database) {
		this.files.write("c.sql", "-- @revision c\n-- @revises b\n-- @upgrade\nSELECT 1; -- One\n-- @downgrade\n");
		this.files.write("d.sql", "-- @revision d\n-- @revises c\n-- @transaction none\n-- @upgrade\nSELECT 4;\n");
		this.files.upgrade(database);
		assertThat(database.query("SELECT trim(E' \\n' FROM upgrade_sql) FROM limbeck_revision ORDER BY revision"))
			.containsExactly("CREATE TABLE a (id int);", "CREATE TABLE b (id int);", "SELECT 1; -- One", "SELECT 4;");
	}

	@Test
	void aLongUpgradeIsNotKept(PostgresDatabase database) {
		this.files.add("c: b", "SELECT '" + "x".repeat(1024 * 1024) + "';").upgrade(database);
		assertThat(database.query("SELECT upgrade_sql FROM limbeck_revision WHERE revision = 'c'"))
			.containsExactly("null");
	}

	@Test
	void itsSchemaIsCreatedIfMissing(PostgresDatabase database) {
		this.files.builder(database).ledgerSchema("We\"ird schema").build().upgrade();
		assertThat(database.query("SELECT revision FROM \"We\"\"ird schema\".limbeck_revision ORDER BY 1"))
			.containsExactly("a", "b");
		assertThat(this.files.builder(database).ledgerSchema("We\"ird schema").build().upgrade().steps()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "pg_temp", "pg_catalog", "information_schema" })
	void aSchemaThatCannotHoldItIsRefused(String schema, PostgresDatabase database) {
		MigratorBuilder builder = this.files.builder(database);
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> builder.ledgerSchema(schema))
			.satisfies((ex) -> assertThat(ex.description()).contains("limbeck.ledger.schema is \"" + schema + "\""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "\u00e9" })
	void aSchemaWhoseNameTheServerWouldCutOffIsRefused(String letter, PostgresDatabase database) {
		int fitting = 63 / letter.getBytes(StandardCharsets.UTF_8).length;
		this.files.builder(database).ledgerSchema(letter.repeat(fitting)).build().upgrade();
		assertThat(database.query("SELECT nspname FROM pg_namespace")).contains(letter.repeat(fitting));
		String longer = letter.repeat(fitting + 1);
		List<ThrowingCallable> ways = List.of(() -> this.files.builder(database).ledgerSchema(longer),
				() -> new OfflineMigration(this.files.scripts(), longer, null));
		assertThat(ways).allSatisfy((way) -> assertThat(catchThrowableOfType(LimbeckException.class, way).description())
			.isEqualTo("limbeck.ledger.schema is \"" + longer
					+ "\", which is 64 bytes long: PostgreSQL would cut it off " + "behind 63."));
	}

	@Test
	void aRoleThatMayNotCreateTablesIsToldTheGrant(PostgresDatabase database) {
		String role = role(database);
		LimbeckException failure = failure(database, role);
		assertThat(failure.code()).isEqualTo("missing-privilege");
		assertThat(failure.description()).isEqualTo("Role " + role
				+ " may not use the ledger in schema public: permission denied for schema public (SQLSTATE 42501).");
		assertThat(failure.action())
			.isEqualTo("As the owner of the schema or a superuser, run: GRANT USAGE, CREATE ON SCHEMA "
					+ "\"public\" TO \"" + role + "\";");
	}

	@Test
	void theGrantThatIsToldIsEnough(PostgresDatabase database) {
		String role = role(database);
		String action = failure(database, role).action();
		database.execute(action.substring(action.indexOf("GRANT")));
		assertThat(this.files.builder(database.url(role, "x")).build().upgrade().steps()).hasSize(2);
	}

	@Test
	void aRoleThatMayNotReadTheLedgerIsToldTheGrant(PostgresDatabase database) {
		this.files.upgrade(database);
		String role = role(database);
		String action = failure(database, role).action();
		database.execute(action.substring(action.indexOf("GRANT")));
		assertThat(this.files.builder(database.url(role, "x")).build().upgrade().steps()).isEmpty();
	}

	@Test
	void theGrantThatIsToldNamesTheRoleWhosePrivilegesCount(PostgresDatabase database) {
		String login = role(database);
		String owner = "owner_" + database.name();
		database.execute("CREATE ROLE " + owner + "; GRANT " + owner + " TO " + login + "; ALTER ROLE " + login
				+ " SET role = '" + owner + "'");
		assertThat(failure(database, login).action()).endsWith("TO \"" + owner + "\";");
	}

	@Test
	void aRoleThatMayOnlyReadTheLedgerStartsWhenNothingIsPending(PostgresDatabase database) {
		this.files.upgrade(database);
		String role = role(database);
		database.execute("GRANT SELECT ON limbeck_revision TO " + role);
		assertThat(this.files.builder(database.url(role, "x")).build().upgrade().steps()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aRoleThatMayNotUseTheLogIsToldTheGrant(boolean waiting, PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		String role = role(database);
		database.execute("GRANT SELECT, INSERT, UPDATE ON limbeck_revision TO " + role);
		this.files.add("c: b", "SELECT 1;");
		try (Connection holder = database.connect()) {
			new Session(holder)
				.execute(waiting ? "SELECT pg_advisory_lock(" + new Ledger("public").lockKey() + ")" : "SELECT 1");
			String action = failure(database, role).action();
			database.execute(action.substring(action.indexOf("GRANT")));
		}
		assertThat(this.files.builder(database.url(role, "x")).build().upgrade().steps()).hasSize(1);
	}

	@Test
	void aRoleThatMayNotUsePlpgsqlIsToldTheGrant(PostgresDatabase database) {
		String role = role(database);
		database.execute("GRANT CREATE ON SCHEMA public TO " + role + "; REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC");
		String action = failure(database, role).action();
		database.execute(action.substring(action.indexOf("GRANT")));
		assertThat(this.files.builder(database.url(role, "x")).build().upgrade().steps()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "state = 'paused'", "parents = ARRAY[NULL]::text[]" })
	void aRowThatIsNotOursIsToldByItsRevision(String change, PostgresDatabase database) {
		this.files.upgrade(database);
		database.execute("ALTER TABLE limbeck_revision DROP CONSTRAINT limbeck_revision_state_check;"
				+ " UPDATE limbeck_revision SET " + change + " WHERE revision = 'b'");
		LimbeckException failure = failure(database, "postgres");
		assertThat(failure.code()).isEqualTo("unreadable-ledger");
		assertThat(failure.description()).startsWith("The row of revision b in \"public\".limbeck_revision");
	}

	@Test
	void theAdviceOnALedgerWithoutItsCommentIsEnough(PostgresDatabase database) {
		this.files.upgrade(database);
		database.execute("COMMENT ON TABLE limbeck_revision IS NULL");
		String action = failure(database, "postgres").action();
		database.execute(action.substring(action.indexOf("COMMENT"), action.indexOf(';')));
		assertThat(this.files.upgrade(database).steps()).isEmpty();
	}

	@Test
	void aMissingPrivilegeInAScriptNamesRoleAndPlace(PostgresDatabase database) {
		this.files.upgrade(database);
		String role = role(database);
		database.execute("GRANT SELECT, INSERT, UPDATE ON limbeck_revision, limbeck_log TO " + role);
		this.files.add("c: b", "DROP TABLE a;");
		LimbeckException failure = failure(database, role);
		assertThat(failure.code()).isEqualTo("missing-privilege");
		assertThat(failure.description()).contains("c.sql:7:1.", "SQLSTATE 42501: must be owner of table a");
		assertThat(failure.action()).startsWith("Give role " + role + " what the statement needs");
	}

	private LimbeckException failure(PostgresDatabase database, String role) {
		Migrator migrator = this.files.builder(database.url(role, "x")).build();
		return catchThrowableOfType(LimbeckException.class, migrator::upgrade);
	}

	// Before PostgreSQL 15 everybody may create tables in the schema public.
	private static String role(PostgresDatabase database) {
		String role = "role_" + database.name();
		database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
		database
			.execute("CREATE ROLE " + role + " LOGIN; GRANT CONNECT ON DATABASE " + database.name() + " TO " + role);
		return role;
	}

	private static List<String> columns(PostgresDatabase database, String table) {
		return database
			.query("SELECT column_name || ' ' || data_type || ' ' || is_nullable FROM information_schema.columns "
					+ "WHERE table_name = '" + table + "' ORDER BY ordinal_position");
	}

}
