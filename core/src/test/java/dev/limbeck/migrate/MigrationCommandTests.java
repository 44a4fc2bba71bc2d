package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.Step;
import dev.limbeck.revision.Symbol;
import dev.limbeck.revision.SymbolException;
import dev.limbeck.step.AppliedStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link MigrationCommand}s carried out by a {@link Migrator}.
 */
@ExtendWith(PostgresExtension.class)
class MigrationCommandTests {

	private static final String APPLIED = "SELECT revision FROM limbeck_revision WHERE state = 'applied' ORDER BY revision";

	private static final String TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
			+ " AND relname NOT LIKE 'limbeck%' ORDER BY relname";

	private static final String LOG = "SELECT event || ' ' || revision FROM limbeck_log ORDER BY id";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addReversibleTables("a", "b: a", "c: b");
	}

	@Test
	void anUpgradeGoesNoFurtherThanItsTarget(PostgresDatabase database) {
		MigrationReport report = run(database, upgrade("b"));
		assertThat(database.query(TABLES)).containsExactly("a", "b");
		assertThat(report.position().pending()).extracting(Revision::id).containsExactly("c");
		assertThat(report.summary()).matches("Migrations applied: 2 in \\d+\\.\\d s, now at b");
	}

	@Test
	void aTargetThatIsReachedIsAQuietSuccess(PostgresDatabase database) {
		run(database, upgrade("b"));
		assertThat(run(database, upgrade("a")).steps()).isEmpty();
		assertThat(run(database, upgrade("b")).summary()).isEqualTo("Up to date at b");
	}

	@Test
	void aReportHoldsThePlanThatWasCarriedOut(PostgresDatabase database) {
		run(database, upgrade("a"));
		MigrationReport report = run(database, upgrade("+2"));
		assertThat(report.plan().from()).containsExactly("a");
		assertThat(report.plan().steps()).extracting(Step::revision).containsExactly("b", "c");
		assertThat(report.plan().heads()).containsExactly("c");
	}

	@Test
	void aDowngradeUndoesNewestFirst(PostgresDatabase database) {
		run(database, upgrade("heads"));
		MigrationReport report = run(database, downgrade("a"));
		assertThat(database.query(TABLES)).containsExactly("a");
		assertThat(database.query(APPLIED)).containsExactly("a");
		assertThat(report.summary()).matches("Migrations undone: 2 in \\d+\\.\\d s, now at a");
		assertThat(database.query(LOG)).endsWith("downgrade c", "downgrade b");
	}

	@Test
	void aDowngradeToBaseKeepsTheLedger(PostgresDatabase database) {
		run(database, upgrade("heads"));
		run(database, downgrade("base"));
		assertThat(database.query(TABLES)).isEmpty();
		assertThat(database.query(APPLIED)).isEmpty();
		assertThat(run(database, upgrade("heads")).steps()).hasSize(3);
	}

	@Test
	void aDowngradeThatFailsIsRolledBackAndTold(PostgresDatabase database) {
		this.files.write("d.sql",
				"-- Make d\n-- @revision d\n-- @revises c\n-- @upgrade\nSELECT 1;\n-- @downgrade\nDROP TABLE gone;\n");
		run(database, upgrade("heads"));
		LimbeckException failure = failure(database, downgrade("a"));
		assertThat(failure.code()).isEqualTo("failed-statement");
		assertThat(failure.description())
			.startsWith("Running downgrade d, Make d, failed at " + this.folder + "/d.sql:7:1.\nSQLSTATE 42P01")
			.endsWith("The revision was rolled back; the database stands at d.");
		assertThat(database.query(APPLIED)).containsExactly("a", "b", "c", "d");
		assertThat(database.query(LOG)).endsWith("failure d");
	}

	@Test
	void irreversibleRevisionsAreNamedBeforeAnythingRuns(PostgresDatabase database) {
		this.files.addTables("d: c", "e: d");
		run(database, upgrade("heads"));
		LimbeckException failure = failure(database, downgrade("a"));
		assertThat(failure.code()).isEqualTo("irreversible");
		assertThat(failure.description()).contains("e (" + this.folder + "/e.sql has no", "d (" + this.folder)
			.endsWith("Nothing was run.");
		assertThat(database.query(APPLIED)).hasSize(5);
	}

	@Test
	void anEmptyDowngradeIsNothingToUndo(PostgresDatabase database) {
		this.files.write("d.sql", "-- @revision d\n-- @revises c\n-- @upgrade\nSELECT 1;\n-- @downgrade\n");
		run(database, upgrade("heads"));
		assertThat(run(database, downgrade("-1")).steps()).extracting(AppliedStep::revision).containsExactly("d");
	}

	@Test
	void aReleaseWithoutTheFilesStepsBackOverWhatTheLedgerKept(PostgresDatabase database) {
		run(database, upgrade("heads"));
		this.files.delete("b");
		this.files.delete("c");
		MigrationReport report = run(database, downgrade("a"));
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("c", "b");
		assertThat(database.query(TABLES)).containsExactly("a");
	}

	@Test
	void whatTheLedgerKeptIsShownBeforeItRuns(PostgresDatabase database) {
		run(database, upgrade("heads"));
		this.files.delete("c");
		PlannedChange change = this.files.builder(database).build().plan(downgrade("b"));
		assertThat(change.storedDowngrades()).hasEntrySatisfying("c",
				(sql) -> assertThat(sql.strip()).isEqualTo("DROP TABLE c;"));
	}

	@Test
	void aFailureOfWhatTheLedgerKeptNamesThePlaceInIt(PostgresDatabase database) {
		run(database, upgrade("heads"));
		database.execute("UPDATE limbeck_revision SET downgrade_sql = E'\\nDROP TABLE nothing;' WHERE revision = 'c'");
		this.files.delete("c");
		assertThat(failure(database, downgrade("b")).description())
			.contains("failed at downgrade_sql of revision c in the ledger:2:1.");
	}

	@Test
	void aDeclinedPlanTouchesNothing(PostgresDatabase database) {
		run(database, upgrade("heads"));
		Migrator migrator = this.files.builder(database).build();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> migrator.run(downgrade("base"), (change) -> change.plan().steps().size() < 3));
		assertThat(failure.code()).isEqualTo("declined");
		assertThat(database.query(APPLIED)).containsExactly("a", "b", "c");
	}

	@Test
	void whoMovesTheDatabaseDuringTheReviewStopsADowngrade(PostgresDatabase database) {
		run(database, upgrade("b"));
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> this.files.builder(database)
					.build()
					.run(downgrade("a"), (change) -> !run(database, upgrade("heads")).steps().isEmpty()));
		assertThat(failure.code()).isEqualTo("database-moved");
		assertThat(failure.description()).contains("c requires b");
		assertThat(database.query(APPLIED)).containsExactly("a", "b", "c");
	}

	@Test
	void whatOthersHaveDoneDuringTheReviewIsNotDoneAgain(PostgresDatabase database) {
		run(database, upgrade("heads"));
		MigrationReport report = this.files.builder(database)
			.build()
			.run(downgrade("-2"), (change) -> !run(database, downgrade("-1")).steps().isEmpty());
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("b");
	}

	@Test
	void aMistakenTargetOfAStartNamesTheSetting(PostgresDatabase database) {
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> this.files.builder(database).target(symbols("nowhere")).build().upgrade());
		assertThat(failure.description()).startsWith("limbeck.target: No revision has an id");
	}

	@Test
	void aPlanTouchesNothing(PostgresDatabase database) {
		PlannedChange change = this.files.builder(database).build().plan(upgrade("heads"));
		assertThat(change.plan().steps()).extracting(Step::revision).containsExactly("a", "b", "c");
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	@Test
	void aDowngradePastTheDatabaseIsRefused(PostgresDatabase database) {
		run(database, upgrade("a"));
		assertThat(catchThrowableOfType(SymbolException.class, () -> run(database, downgrade("b"))).code())
			.isEqualTo("not-on-path");
	}

	@Test
	void aChangedUpgradeDoesNotHinderGoingDown(PostgresDatabase database) {
		run(database, upgrade("heads"));
		this.files.write("c.sql",
				"-- @revision c\n-- @revises b\n-- @upgrade\nCREATE TABLE c (id bigint);\n-- @downgrade\nDROP TABLE c;\n");
		run(database, downgrade("b"));
		assertThat(run(database, upgrade("heads")).steps()).hasSize(1);
	}

	@Test
	void changedParentsHinderGoingDown(PostgresDatabase database) {
		run(database, upgrade("heads"));
		this.files.write("c.sql",
				"-- @revision c\n-- @revises a\n-- @upgrade\nCREATE TABLE c (id int);\n-- @downgrade\n");
		assertThat(failure(database, downgrade("a")).code()).isEqualTo("changed-revision");
	}

	@Test
	void aStampEntersTheLedgerAndRunsNothing(PostgresDatabase database) {
		MigrationReport report = run(database, stamp("b"));
		assertThat(database.query(APPLIED)).containsExactly("a", "b");
		assertThat(database.query(TABLES)).isEmpty();
		assertThat(database.query("SELECT DISTINCT origin FROM limbeck_revision")).containsExactly("stamp");
		assertThat(report.summary()).matches("Ledger rows stamped: 2 in \\d+\\.\\d s, now at b");
	}

	@Test
	void aStampBelowTakesRowsOut(PostgresDatabase database) {
		run(database, upgrade("heads"));
		run(database, stamp("a"));
		assertThat(database.query(APPLIED)).containsExactly("a");
		assertThat(database.query(TABLES)).containsExactly("a", "b", "c");
		assertThat(database.query(LOG)).endsWith("stamp c", "stamp b");
	}

	@Test
	void aStampOfBaseForgetsEverything(PostgresDatabase database) {
		run(database, upgrade("heads"));
		run(database, stamp("base"));
		assertThat(database.query(APPLIED)).isEmpty();
	}

	@Test
	void aPurgeForgetsWhatNoFileKnowsAndWhatIsHalfDone(PostgresDatabase database) {
		run(database, upgrade("heads"));
		database.execute("UPDATE limbeck_revision SET state = 'running' WHERE revision = 'c'");
		this.files.delete("c");
		run(database, new Stamp(symbols("b"), true));
		assertThat(database.query("SELECT revision || origin FROM limbeck_revision ORDER BY 1"))
			.containsExactly("astamp", "bstamp");
	}

	@Test
	void somethingHalfDoneStopsEveryOtherCommand(PostgresDatabase database) {
		run(database, upgrade("heads"));
		database.execute("UPDATE limbeck_revision SET state = 'running' WHERE revision = 'c'");
		assertThat(List.of(upgrade("heads"), downgrade("a"), stamp("a")))
			.allSatisfy((command) -> assertThat(failure(database, command).code()).isEqualTo("unfinished-revision"));
	}

	@Test
	void aTrialLeavesNothing(PostgresDatabase database) {
		MigrationReport report = this.files.builder(database).build().tryUpgrade(symbols("heads"));
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("a", "b", "c");
		assertThat(report.position().current()).isEmpty();
		assertThat(database.query("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
			.containsExactly("0");
	}

	@Test
	void aTrialFindsWhatWouldFail(PostgresDatabase database) {
		this.files.add("d: c", "SELECT 1/0;");
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> this.files.builder(database).build().tryUpgrade(symbols("heads")));
		assertThat(failure.description()).contains("SQLSTATE 22012: division by zero")
			.endsWith(
					"This was a trial: everything was rolled back; the database stands at base (nothing is applied).");
		assertThat(database.query("SELECT to_regclass('limbeck_log')")).containsExactly("null");
	}

	@Test
	void aTrialFindsWhatWouldFailAtTheCommit(PostgresDatabase database) {
		this.files.add("d: c",
				"CREATE TABLE d (id int PRIMARY KEY, up int REFERENCES d DEFERRABLE INITIALLY DEFERRED);\n"
						+ "INSERT INTO d VALUES (1, 2);");
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> this.files.builder(database).build().tryUpgrade(symbols("heads")));
		assertThat(failure.description()).contains("SQLSTATE 23503");
	}

	@Test
	void whatOneRevisionLeavesInTheSessionIsGoneInTheNextOneOfATrial(PostgresDatabase database) {
		this.files.add("d: c", "SET search_path = pg_catalog; CREATE TEMP TABLE t (i int);")
			.add("e: d", "CREATE TABLE e AS SELECT 1 / (to_regclass('pg_temp.t') IS NULL)::int AS one;");
		Migrator migrator = this.files.builder(database).build();
		assertThat(migrator.tryUpgrade(symbols("heads")).steps()).hasSize(5);
		assertThat(migrator.upgrade().steps()).hasSize(5);
	}

	@Test
	void aStartGoesNoFurtherThanTheConfiguredTarget(PostgresDatabase database) {
		Migrator migrator = this.files.builder(database).target(symbols("b")).build();
		assertThat(migrator.upgrade().steps()).hasSize(2);
		MigrationReport again = migrator.upgrade();
		assertThat(again.steps()).isEmpty();
		assertThat(again.position().pending()).isEmpty();
	}

	@Test
	void aConfiguredTargetOnOneBranchMakesOtherHeadsHarmless(PostgresDatabase database) {
		this.files.addTables("d: b");
		MigrationReport report = this.files.builder(database).target(symbols("d")).build().upgrade();
		assertThat(report.position().current()).containsExactly("d");
	}

	@Test
	void aConfiguredTargetMustNotMoveWithTheDatabase(PostgresDatabase database) {
		MigratorBuilder builder = this.files.builder(database);
		assertThat(List.of("+1", "a@-1", "current")).allSatisfy((symbol) -> assertThat(
				catchThrowableOfType(LimbeckException.class, () -> builder.target(symbols(symbol))).code())
			.isEqualTo("bad-target"));
	}

	private MigrationReport run(PostgresDatabase database, MigrationCommand command) {
		return this.files.builder(database).build().run(command, PlanReview.ACCEPT);
	}

	private LimbeckException failure(PostgresDatabase database, MigrationCommand command) {
		return catchThrowableOfType(LimbeckException.class, () -> run(database, command));
	}

	private static Upgrade upgrade(String... targets) {
		return new Upgrade(symbols(targets));
	}

	private static Downgrade downgrade(String target) {
		return new Downgrade(Symbol.parse(target));
	}

	private static Stamp stamp(String... targets) {
		return new Stamp(symbols(targets), false);
	}

	private static List<Symbol> symbols(String... symbols) {
		return Arrays.stream(symbols).map(Symbol::parse).toList();
	}

}
