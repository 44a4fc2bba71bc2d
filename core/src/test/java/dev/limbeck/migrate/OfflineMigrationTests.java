package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Step;
import dev.limbeck.revision.Symbol;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link OfflineMigration}, whose scripts are run over a plain connection. What
 * {@code psql} makes of them is in {@link PsqlTests}.
 */
@ExtendWith(PostgresExtension.class)
class OfflineMigrationTests {

	private static final List<Symbol> BASE = List.of(Symbol.parse("base"));

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addHistory();
	}

	@Test
	void anUpgradeFromBaseMakesWhatALiveOneMakes(PostgresDatabase database, PostgresDatabase live) throws SQLException {
		run(script(upgrade("heads"), BASE), database);
		carryOut(live, upgrade("heads"));
		assertThat(SchemaSnapshot.of(database)).isNotEmpty().isEqualTo(SchemaSnapshot.of(live));
		assertThat(LedgerSnapshot.of(database)).isNotEmpty().isEqualTo(LedgerSnapshot.of(live));
	}

	@Test
	void anUpgradeFromWhereTheDatabaseStandsMakesTheSame(PostgresDatabase database, PostgresDatabase live)
			throws SQLException {
		Migrator migrator = this.files.builder(database).build();
		migrator.run(upgrade("c"), PlanReview.ACCEPT);
		run(offline().sql(migrator.plan(upgrade("heads"))), database);
		carryOut(live, upgrade("c"), upgrade("heads"));
		assertThat(LedgerSnapshot.of(database)).isEqualTo(LedgerSnapshot.of(live));
	}

	@Test
	void aDowngradeTakesBackWhatALiveOneTakesBack(PostgresDatabase database, PostgresDatabase live)
			throws SQLException {
		this.files.upgrade(database);
		run(script(downgrade("a"), List.of(Symbol.parse("heads"))), database);
		carryOut(live, upgrade("heads"), downgrade("a"));
		assertThat(SchemaSnapshot.of(database)).isEqualTo(SchemaSnapshot.of(live));
		assertThat(LedgerSnapshot.of(database)).isEqualTo(LedgerSnapshot.of(live));
	}

	@Test
	void aDowngradeOverRevisionsWithoutFilesTakesTheirSqlFromTheLedger(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		this.files.delete("e");
		run(offline().sql(this.files.builder(database).build().plan(downgrade("d"))), database);
		assertThat(database.query("SELECT to_regclass('e')")).containsExactly("null");
	}

	@Test
	void aStampMakesTheSameLedger(PostgresDatabase database, PostgresDatabase live) throws SQLException {
		Stamp stamp = new Stamp(List.of(Symbol.parse("d")), false);
		run(script(stamp, BASE), database);
		carryOut(live, stamp);
		assertThat(LedgerSnapshot.of(database)).isEqualTo(LedgerSnapshot.of(live));
	}

	@Test
	void aPurgingStampFitsEveryLedger(PostgresDatabase database) throws SQLException {
		this.files.upgrade(database);
		run(script(new Stamp(List.of(Symbol.parse("a")), true), BASE), database);
		assertThat(database.query("SELECT revision || ' ' || origin FROM limbeck_revision")).containsExactly("a stamp");
	}

	@Test
	void aScriptStopsWhereTheDatabaseStandsElsewhere(PostgresDatabase database) {
		this.files.builder(database).build().run(upgrade("c"), PlanReview.ACCEPT);
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(script(upgrade("heads"), BASE), database))
			.withMessageContaining("the database stands elsewhere than this script starts: "
					+ "it lacks nothing, and has beyond it a, c")
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("LM005"));
		assertThat(database.query("SELECT revision FROM limbeck_revision ORDER BY 1")).containsExactly("a", "c");
	}

	@Test
	void aScriptThatStartsAtARevisionNeedsALedger(PostgresDatabase database) {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> run(script(upgrade("heads"), List.of(Symbol.parse("c"))), database))
			.withMessageContaining("the database has no ledger, and this script starts at a revision");
		assertThat(SchemaSnapshot.of(database)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					ALTER TABLE limbeck_revision DROP upgrade_sql | limbeck_revision.upgrade_sql
					DROP TABLE limbeck_log | limbeck_log.id, limbeck_log.at, limbeck_log.event, limbeck_log.revision, limbeck_log.detail
					""")
	void aScriptStopsWhereTheLedgerIsDamaged(String damage, String missing, PostgresDatabase database) {
		this.files.builder(database).build().run(upgrade("c"), PlanReview.ACCEPT);
		database.execute(damage);
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> run(script(upgrade("heads"), List.of(Symbol.parse("c"))), database))
			.withMessageContaining(
					"the ledger is damaged: \"limbeck ledger repair\" mends it; it lacks " + missing + "\n");
	}

	@Test
	void aScriptStopsWhileSomebodyElseMigrates(PostgresDatabase database) throws SQLException {
		try (var connection = database.connect()) {
			new Session(connection).execute("SELECT pg_advisory_lock(" + new Ledger("public").lockKey() + ")");
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> run(script(upgrade("heads"), BASE), database))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("LM001"));
		}
		assertThat(SchemaSnapshot.of(database)).isEmpty();
	}

	@Test
	void aScriptFreesTheLock(PostgresDatabase database) throws SQLException {
		try (var connection = database.connect()) {
			new Session(connection).execute(script(upgrade("heads"), BASE));
			assertThat(this.files.upgrade(database).steps()).isEmpty();
			assertThat(database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = "
					+ "(SELECT oid FROM pg_database WHERE datname = current_database())"))
				.containsExactly("0");
		}
	}

	@Test
	void aLedgerInASchemaOfItsOwnIsMadeWithIt(PostgresDatabase database) throws SQLException {
		OfflineMigration offline = new OfflineMigration(scripts(), "my \"own\"", null);
		run(offline.sql(offline.plan(upgrade("heads"), BASE)), database);
		assertThat(this.files.builder(database).ledgerSchema("my \"own\"").build().upgrade().steps()).isEmpty();
	}

	@Test
	void whatASessionOfTheUrlLooksIntoFirstTheScriptDoesToo(PostgresDatabase database) throws SQLException {
		database.execute("CREATE SCHEMA \"My App\"");
		OfflineMigration offline = new OfflineMigration(scripts(), "public", null, "\"My App\",public");
		run(offline.sql(offline.plan(upgrade("heads"), BASE)), database);
		assertThat(database.query("SELECT DISTINCT schemaname FROM pg_tables WHERE tablename IN ('a', 'e')"))
			.containsExactly("My App");
	}

	@Test
	void aStartMayHaveSeveralHeads() {
		PlannedChange change = offline().plan(upgrade("heads"), List.of(Symbol.parse("b"), Symbol.parse("c")));
		assertThat(change.plan().from()).containsExactly("b", "c");
		assertThat(change.plan().steps()).extracting(Step::revision).containsExactly("d", "e");
	}

	@Test
	void whatCannotBeUndoneIsNoScript() {
		this.files.addTables("f: e");
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> script(downgrade("a"), List.of(Symbol.parse("heads"))));
		assertThat(failure.code()).isEqualTo("irreversible");
	}

	private void carryOut(PostgresDatabase live, MigrationCommand... commands) {
		for (MigrationCommand command : commands) {
			this.files.builder(live).build().run(command, PlanReview.ACCEPT);
		}
	}

	private static void run(String script, PostgresDatabase database) throws SQLException {
		try (var connection = database.connect()) {
			new Session(connection).execute(script);
		}
	}

	private String script(MigrationCommand command, List<Symbol> from) {
		OfflineMigration offline = offline();
		return offline.sql(offline.plan(command, from));
	}

	private OfflineMigration offline() {
		return new OfflineMigration(scripts(), "public", null);
	}

	private RevisionScripts scripts() {
		return RevisionScripts
			.load(Locations.of(List.of(this.folder.toString()), OfflineMigrationTests.class.getClassLoader()));
	}

	private static Upgrade upgrade(String target) {
		return new Upgrade(List.of(Symbol.parse(target)));
	}

	private static Downgrade downgrade(String target) {
		return new Downgrade(Symbol.parse(target));
	}

}
