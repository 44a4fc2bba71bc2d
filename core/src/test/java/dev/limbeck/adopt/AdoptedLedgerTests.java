package dev.limbeck.adopt;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.history.AppliedMigrations;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.migrate.ForeignRevision;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.MigratorBuilder;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How what another tool has applied is entered into the ledger.
 */
@ExtendWith(PostgresExtension.class)
class AdoptedLedgerTests {

	private static final AppliedMigrations USUAL = new AppliedMigrations(null);

	// As Flyway makes it.
	private static final String FLYWAY = """
			CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50),
			  description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int,
			  installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(),
			  execution_time int NOT NULL, success boolean NOT NULL);
			""";

	@TempDir
	private Path directory;

	private PostgresDatabase database;

	private ForeignFolder folder;

	@BeforeEach
	void create(PostgresDatabase fresh) {
		this.database = fresh;
		this.folder = new ForeignFolder(this.directory);
	}

	private void flyway(String... rows) {
		for (int version = 1; version <= 3; version++) {
			this.folder.file("db/migration/V" + version + "__t.sql", "CREATE TABLE t" + version + " (id int);");
		}
		this.folder.file("db/migration/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1;");
		this.database.execute(FLYWAY);
		int rank = 0;
		for (String row : rows) {
			this.database.execute("INSERT INTO flyway_schema_history VALUES (" + rank++ + ", " + row + ")");
		}
	}

	private static String row(String version, String type, String success) {
		return version + ", 't', '" + type + "', 's', NULL, 'jane', '2024-01-02 03:04:05', 1, " + success;
	}

	private static String applied(String version) {
		return row("'" + version + "'", "SQL", "true");
	}

	private Migrator migrator() {
		WriteAdoption.into(this.folder.plan(), this.directory.resolve("limbeck"));
		return Migrator.builder(Connector.to(DatabaseUrl.parse(this.database.url())))
			.locations(List.of("file:" + this.directory.resolve("limbeck")))
			.build();
	}

	private void refused(String message) {
		Migrator migrator = migrator();
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> migrator.adopt(USUAL))
			.withMessageContaining(message)
			.withMessageContaining("Nothing was changed");
		assertThat(this.database.query("SELECT 1 FROM pg_class WHERE relname = 'limbeck_revision'")).isEmpty();
	}

	@Test
	void whatFlywayHasAppliedIsEntered() {
		flyway(applied("1"), applied("2"));
		Migrator migrator = migrator();
		assertThat(migrator.examineForeign(USUAL)).extracting(ForeignRevision::revision).containsExactly("V1", "V2");
		assertThat(migrator.adopt(USUAL)).hasSize(2);
		assertThat(this.database
			.query("SELECT concat_ws('|', revision, origin, applied_at AT TIME ZONE 'UTC', applied_by) "
					+ "FROM limbeck_revision ORDER BY 1"))
			.containsExactly("V1|adopt|2024-01-02 03:04:05|jane", "V2|adopt|2024-01-02 03:04:05|jane");
		assertThat(migrator.upgrade().steps()).extracting((step) -> step.revision()).containsExactly("V3", "R.view");
	}

	@Test
	void aTableThatSomebodyElseHasMadeSaysNothingUnlessItIsNamed() {
		String stranger = "stranger_" + this.database.name();
		flyway(applied("1"));
		this.database
			.execute("CREATE ROLE " + stranger + "; ALTER TABLE public.flyway_schema_history OWNER TO " + stranger);
		Migrator migrator = migrator();
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> migrator.adopt(USUAL))
			.withMessageContaining("\"flyway_schema_history\" belongs to role \"" + stranger + "\", which is neither");
		assertThat(migrator.adopt(new AppliedMigrations("public.flyway_schema_history"))).hasSize(1);
	}

	@Test
	void aTableOfSomebodyElseDoesNotHideTheRightOne() {
		String stranger = "stranger_" + this.database.name();
		flyway(applied("1"));
		this.database.execute("CREATE ROLE " + stranger + "; CREATE SCHEMA other AUTHORIZATION " + stranger
				+ "; CREATE TABLE other.flyway_schema_history (LIKE public.flyway_schema_history); ALTER TABLE "
				+ "other.flyway_schema_history OWNER TO " + stranger);
		assertThat(migrator().adopt(USUAL)).hasSize(1);
	}

	@Test
	void whatWasEnteredCanBeTakenOut() {
		flyway(applied("1"));
		Migrator migrator = migrator();
		migrator.adopt(USUAL);
		assertThat(migrator.undoAdoption()).containsExactly("V1");
		assertThat(migrator.adopt(USUAL)).hasSize(1);
		migrator.upgrade();
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator::undoAdoption)
			.withMessageContaining("more than what was adopted: R.view, V2, V3");
	}

	@Test
	void aLedgerWithRowsIsLeftAlone() {
		flyway(applied("1"));
		Migrator migrator = migrator();
		migrator.adopt(USUAL);
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> migrator.adopt(USUAL))
			.withMessageContaining("is not empty: it has V1");
	}

	@Test
	void aBaselineStandsForWhatIsBelow() {
		flyway(row("'2'", "BASELINE", "true"), applied("3"));
		assertThat(migrator().adopt(USUAL)).extracting(ForeignRevision::revision).containsExactly("V1", "V2", "V3");
	}

	@Test
	void whatWasUndoneIsNotApplied() {
		flyway(row("NULL", "SCHEMA", "true"), applied("1"), applied("2"), row("'2'", "UNDO_SQL", "true"));
		assertThat(migrator().adopt(USUAL)).extracting(ForeignRevision::revision).containsExactly("V1");
	}

	@Test
	void failedRowsAreRefused() {
		flyway(applied("1"), row("'2'", "SQL", "false"));
		refused("flyway_schema_history\": 2 has failed");
	}

	@Test
	void rowsWithoutFilesAreRefused() {
		flyway(applied("1"), applied("4"));
		refused("4 is applied, but no revision was adopted from it");
	}

	@Test
	void changedFilesAreRefused() {
		flyway(applied("1").replace("NULL", "42"));
		refused("1 was applied with checksum 42, but the file that was adopted has ");
	}

	@Test
	void gapsAreRefused() {
		flyway(applied("1"), applied("3"));
		refused("V2, which V3 is built upon");
	}

	@Test
	void golangMigrateRemembersTheLastOneAlone() {
		this.folder.file("migrations/1_a.up.sql", "CREATE TABLE a ();")
			.file("migrations/2_b.up.sql", "SELECT 1;")
			.file("migrations/3_c.up.sql", "SELECT 1;");
		this.database.execute("CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);"
				+ "INSERT INTO schema_migrations VALUES (2, false)");
		assertThat(migrator().adopt(USUAL)).extracting(ForeignRevision::revision).containsExactly("1", "2");
	}

	@Test
	void gooseRemembersEachOneAndWhatWasTakenBack() {
		this.folder.file("migrations/00001_a.sql", "-- +goose Up\nSELECT 1;\n")
			.file("migrations/00002_b.sql", "-- +goose Up\nSELECT 1;\n");
		this.database.execute("CREATE TABLE goose_db_version (id serial PRIMARY KEY, version_id bigint NOT NULL, "
				+ "is_applied boolean NOT NULL, tstamp timestamp DEFAULT now());"
				+ "INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, true), (1, true), (2, true), (2, false)");
		assertThat(migrator().adopt(USUAL)).extracting(ForeignRevision::revision).containsExactly("00001");
	}

	@Test
	void sqitchRemembersNames() {
		this.folder
			.file("sqitch.plan",
					"a 2024-01-02T03:04:05Z J <j>\n@v1 2024-01-02T03:04:05Z J <j>\n"
							+ "a 2024-01-03T03:04:05Z J <j>\nb 2024-01-04T03:04:05Z J <j>\n")
			.file("deploy/a@v1.sql", "SELECT 1;")
			.file("deploy/a.sql", "SELECT 2;")
			.file("deploy/b.sql", "SELECT 3;");
		this.database
			.execute("CREATE SCHEMA sqitch; CREATE TABLE sqitch.changes (change_id text PRIMARY KEY, change text, "
					+ "committed_at timestamptz, committer_name text, planner_name text);"
					+ "INSERT INTO sqitch.changes VALUES ('1', 'a', now(), 'jane'), ('2', 'a', now(), 'jane')");
		assertThat(migrator().adopt(USUAL)).extracting(ForeignRevision::key).containsExactly("a@v1", "a");
	}

	@Test
	void aLockOfLiquibaseThatIsHeldIsRefused() {
		this.folder.file("db/changelog/a.sql", "--liquibase formatted sql\n--changeset jane:1\nCREATE TABLE a ();\n");
		this.database
			.execute("CREATE TABLE databasechangelog (id text, author text, filename text, dateexecuted timestamp, "
					+ "orderexecuted int, exectype text); CREATE TABLE databasechangeloglock (id int, locked boolean, "
					+ "lockgranted timestamp, lockedby text);"
					+ "INSERT INTO databasechangelog VALUES ('1', 'jane', 'a.sql', now(), 1, 'EXECUTED');"
					+ "INSERT INTO databasechangeloglock VALUES (1, true, '2024-01-02', 'pod-7')");
		refused("is held by pod-7 since 2024-01-02 00:00:00");
	}

	@Test
	void noCodeOfStrangersRunsWhileATableIsRead() {
		flyway(applied("1"));
		this.database.execute("CREATE TABLE spied (id int); CREATE FUNCTION spy(a varchar, b varchar) RETURNS boolean "
				+ "LANGUAGE sql AS 'INSERT INTO spied VALUES (1); SELECT true'; CREATE OPERATOR public.= "
				+ "(LEFTARG = varchar, RIGHTARG = varchar, FUNCTION = spy);");
		assertThat(migrator().adopt(USUAL)).hasSize(1);
		assertThat(this.database.query("SELECT 1 FROM spied")).isEmpty();
	}

	@Test
	void aMissingTableIsToldWithItsName() {
		this.folder.file("migrations/1_a.up.sql", "CREATE TABLE a ();");
		Migrator migrator = migrator();
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> migrator.adopt(USUAL))
			.withMessageContaining("The database has no table schema_migrations of golang-migrate");
		assertThatExceptionOfType(LimbeckException.class)
			.isThrownBy(() -> migrator.adopt(new AppliedMigrations("ops.m")))
			.withMessageContaining("no table ops.m");
	}

	@Test
	void nothingRunsWhileTheLedgerIsEmptyBesideTheTable() {
		flyway(applied("1"));
		Migrator migrator = migrator();
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(migrator::upgrade)
			.withMessageContaining("its table has rows: public.flyway_schema_history")
			.satisfies((ex) -> assertThat(ex.action()).contains("limbeck adopt --ledger"));
		assertThat(this.database.query("SELECT 1 FROM pg_class WHERE relname IN ('t1', 'limbeck_revision')")).isEmpty();
		this.database.execute("TRUNCATE flyway_schema_history");
		assertThat(migrator.upgrade().steps()).hasSize(4);
	}

	@Test
	void aStartEntersItIfItIsToldSo() {
		flyway(applied("1"), applied("2"));
		WriteAdoption.into(this.folder.plan(), this.directory.resolve("limbeck"));
		MigratorBuilder builder = Migrator.builder(Connector.to(DatabaseUrl.parse(this.database.url())))
			.locations(List.of("file:" + this.directory.resolve("limbeck")));
		Adopting.AUTO.configure(builder);
		assertThat(builder.build().upgrade().steps()).extracting((step) -> step.revision())
			.containsExactly("V3", "R.view");
		assertThat(builder.build().upgrade().steps()).isEmpty();
	}

}
