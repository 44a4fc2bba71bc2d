package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.LedgerDamage;
import dev.limbeck.ledger.LedgerRepair;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A ledger whose tables are missing or altered is told as what it is, and can be mended.
 */
@ExtendWith(PostgresExtension.class)
class DamagedLedgerTests {

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addTables("a", "b: a");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					DROP TABLE limbeck_revision | table limbeck_revision is missing
					DROP TABLE limbeck_script | table limbeck_script is missing
					DROP TABLE limbeck_log | table limbeck_log is missing
					DROP TABLE limbeck_log, limbeck_revision | table limbeck_revision is missing; table limbeck_log is missing
					ALTER TABLE limbeck_revision DROP upgrade_sql | table limbeck_revision is altered: column upgrade_sql is missing
					ALTER TABLE limbeck_log DROP detail, DROP revision | table limbeck_log is altered: column revision is missing, column detail is missing
					ALTER TABLE limbeck_revision ALTER duration_ms TYPE int | table limbeck_revision is altered: column duration_ms is integer instead of bigint
					ALTER TABLE limbeck_revision DROP CONSTRAINT limbeck_revision_pkey | table limbeck_revision is altered: its primary key is missing
					ALTER TABLE limbeck_revision ALTER checksum DROP NOT NULL | table limbeck_revision is altered: column checksum lacks NOT NULL
					ALTER TABLE limbeck_revision ALTER host SET NOT NULL | table limbeck_revision is altered: column host is NOT NULL
					ALTER TABLE limbeck_revision ALTER applied_at DROP DEFAULT | table limbeck_revision is altered: column applied_at lacks its default
					ALTER TABLE limbeck_log ALTER id DROP IDENTITY | table limbeck_log is altered: column id does not count by itself
					ALTER TABLE limbeck_script ADD x int, ALTER x SET NOT NULL | table limbeck_script is altered: column x, which is none of Limbeck's, is NOT NULL and has no default
					""")
	void isToldAndMended(String damage, String problem, PostgresDatabase database) {
		damage(database, damage);
		LimbeckException failure = failure(() -> this.files.upgrade(database));
		assertThat(failure.code()).isEqualTo("damaged-ledger");
		assertThat(failure.description()).isEqualTo("The ledger in schema public is damaged: " + problem + ".");
		LedgerRepair found = migrator(database).examineLedger();
		migrator(database).repairLedger(found);
		assertThat(migrator(database).examineLedger().damages()).isEmpty();
		assertThat(database.query("SELECT event FROM limbeck_log ORDER BY id DESC LIMIT 1")).containsExactly("repair");
		stampWhatIsForgotten(found, database);
		assertThat(this.files.upgrade(database).steps()).isEmpty();
		assertThat(this.files.addTables("c: b").upgrade(database).steps()).hasSize(1);
	}

	private void stampWhatIsForgotten(LedgerRepair found, PostgresDatabase database) {
		if (found.forgetsRevisions()) {
			migrator(database).run(new MigrationCommand.Stamp(List.of(Symbol.parse("b")), false), PlanReview.ACCEPT);
		}
	}

	static Stream<Consumer<Migrator>> commands() {
		return Stream.of(Migrator::upgrade, Migrator::verify, Migrator::observe, Migrator::inspect, Migrator::rows,
				(migrator) -> migrator.status(1), (migrator) -> migrator.log(1),
				(migrator) -> migrator.compare(List.of("a")),
				(migrator) -> migrator.plan(MigrationCommand.Upgrade.TO_HEADS),
				(migrator) -> migrator.rechecksum(List.of(Symbol.parse("a"))),
				(migrator) -> migrator.tryUpgrade(List.of(Symbol.parse("heads"))),
				(migrator) -> migrator.run(new MigrationCommand.Stamp(List.of(Symbol.parse("a")), false),
						PlanReview.ACCEPT),
				(migrator) -> migrator.run(new MigrationCommand.Downgrade(Symbol.parse("base")), PlanReview.ACCEPT));
	}

	@Test
	void isToldByEveryCommand(PostgresDatabase database) {
		this.files.upgrade(database);
		for (String damage : List.of("ALTER TABLE limbeck_revision DROP upgrade_sql", "DROP TABLE limbeck_revision")) {
			database.execute(damage);
			assertThat(commands().map((command) -> failure(() -> command.accept(migrator(database))).code()))
				.containsOnly("damaged-ledger");
		}
	}

	@Test
	void itsLogTellsWhatIsForgotten(PostgresDatabase database) {
		this.files.addReversibleTables("c: b");
		damage(database, "SELECT 1");
		migrator(database).run(new MigrationCommand.Downgrade(Symbol.parse("b")), PlanReview.ACCEPT);
		database.execute("DROP TABLE limbeck_revision");
		assertThat(migrator(database).examineLedger().remembered()).containsExactly("a", "b");
		database.execute("DROP TABLE limbeck_log");
		assertThat(migrator(database).examineLedger().remembered()).isEmpty();
	}

	@Test
	void whatWouldInventValuesChangesNothing(PostgresDatabase database) {
		damage(database, "ALTER TABLE limbeck_revision DROP checksum");
		LimbeckException failure = failure(() -> migrator(database).repairLedger(migrator(database).examineLedger()));
		assertThat(failure.description())
			.isEqualTo("The ledger in schema public was not mended: column \"checksum\" of "
					+ "relation \"limbeck_revision\" contains null values (SQLSTATE 23502). Nothing was changed.");
		assertThat(failure.action()).isEqualTo("Restore the tables from a backup. Or rename the altered one, run this "
				+ "again, and stamp what is applied.");
	}

	@Test
	void rowsThatAreThereTwiceAreNoSignOfAnotherProcess(PostgresDatabase database) {
		damage(database, "ALTER TABLE limbeck_revision DROP CONSTRAINT limbeck_revision_pkey; "
				+ "INSERT INTO limbeck_revision TABLE limbeck_revision");
		LimbeckException failure = failure(() -> migrator(database).repairLedger(migrator(database).examineLedger()));
		assertThat(failure.code()).isEqualTo("not-repaired");
		assertThat(failure.sqlState()).isEqualTo("23505");
	}

	@Test
	void whatIsNoTableTakesAPerson(PostgresDatabase database) {
		damage(database, "ALTER TABLE limbeck_script RENAME TO s; CREATE VIEW limbeck_script AS SELECT * FROM s");
		assertThat(migrator(database).examineLedger().damages())
			.containsExactly(new LedgerDamage("limbeck_script", "it is no ordinary table", null));
	}

	@Test
	void whatOthersHaveAddedMayStay(PostgresDatabase database) {
		damage(database, "ALTER TABLE limbeck_revision ADD reviewer text, ADD ticket text NOT NULL DEFAULT ''");
		assertThat(this.files.addTables("c: b").upgrade(database).steps()).hasSize(1);
	}

	@Test
	void aLedgerThatWasMendedByAnotherIsNotMendedAgain(PostgresDatabase database) {
		damage(database, "DROP TABLE limbeck_script");
		LedgerRepair found = migrator(database).examineLedger();
		migrator(database).repairLedger(found);
		assertThat(failure(() -> migrator(database).repairLedger(found)).description())
			.isEqualTo("The ledger is not any more what it was. Nothing was changed.");
	}

	@Test
	void aLedgerInAnotherSchemaAndATableOfAnotherToolAreToldBeforeOneIsMade(PostgresDatabase database) {
		damage(database, "CREATE TABLE flyway_schema_history (id int)");
		Migrator other = this.files.builder(database).ledgerSchema("app").build();
		assertThat(failure(other::verify).description()).endsWith("""
				There is no ledger in schema app: nothing was migrated yet.
				There is no ledger in schema app (limbeck.ledger.schema), but one in schema public.
				There is public.flyway_schema_history, a table of Flyway: what that has applied is unknown to Limbeck \
				until it is entered (limbeck adopt, limbeck stamp); docs/moving.md tells how.""");
	}

	private void damage(PostgresDatabase database, String sql) {
		this.files.upgrade(database);
		database.execute(sql);
	}

	private Migrator migrator(PostgresDatabase database) {
		return this.files.builder(database).build();
	}

	private static LimbeckException failure(Runnable command) {
		return catchThrowableOfType(LimbeckException.class, command::run);
	}

}
