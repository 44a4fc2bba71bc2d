package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Resume;
import dev.limbeck.migrate.MigrationCommand.Stamp;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Step;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.revision.Symbol;
import dev.limbeck.step.AppliedStep;
import dev.limbeck.step.Decision.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * How people and commands go on with what was begun and not finished.
 */
@ExtendWith(PostgresExtension.class)
class ResumeTests {

	private static final String LEDGER = "SELECT revision || ' ' || state || coalesce(' ' || (progress - 'since' - 'hash')::text, '')"
			+ " FROM limbeck_revision ORDER BY revision";

	private static final String DECISIONS = "SELECT revision || ' ' || (detail ->> 'statement') || ' ' || (detail ->> 'decision')"
			+ " FROM limbeck_log WHERE event = 'resume'";

	private static final String CALLS = """
			-- @transaction none
			CALL p(1);
			INSERT INTO a VALUES (2);
			CALL p(3);

			-- @downgrade
			-- @transaction none
			DELETE FROM a WHERE id = 3;
			CALL p(-1);
			DELETE FROM a WHERE id < 3;""";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	private PostgresDatabase database;

	@BeforeEach
	void prepare(PostgresDatabase database) {
		this.database = database;
		this.files = new RevisionFiles(this.folder)
			.add("a", "CREATE TABLE a (id int);\n"
					+ "CREATE PROCEDURE p(i int) LANGUAGE plpgsql AS 'BEGIN INSERT INTO a VALUES (i); COMMIT; END';")
			.add("b: a", CALLS);
		this.files.upgrade(database);
	}

	@Test
	void nothingUnfinishedIsAQuietSuccess() {
		MigrationReport report = resume(Mode.SKIP);
		assertThat(report.steps()).isEmpty();
		assertThat(report.summary()).isEqualTo("Up to date at b");
	}

	@Test
	void whatIsKnownGoesOnWithoutADecision() {
		interruption().ofUpgradeBehind("b", 1);
		MigrationReport report = resume(Mode.GO_ON);
		assertThat(report.plan().from()).containsExactly("a");
		assertThat(report.plan().steps()).containsExactly(new Step("b", Direction.UPGRADE));
		assertThat(report.plan().heads()).containsExactly("b");
		assertThat(this.database.query("SELECT id FROM a")).containsExactly("1", "2", "3", "2", "3");
	}

	@Test
	void onlyWhatIsUnfinishedIsDone() {
		interruption().ofUpgradeBehind("b", 3);
		this.files.addTables("c: b");
		assertThat(resume(Mode.GO_ON).steps()).extracting(AppliedStep::revision).containsExactly("b");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied", "b applied");
	}

	@Test
	void whatCannotBeKnownStops() {
		interruption().ofUpgrade("b", 3);
		assertThat(failure(new Resume(Mode.GO_ON)).code()).isEqualTo("unfinished-revision");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied",
				"b running {\"of\": 3, \"done\": 2, \"begun\": 3}");
	}

	@Test
	void aStatementRunsAgainIfTold() {
		interruption().ofUpgrade("b", 3);
		resume(Mode.RETRY);
		assertThat(this.database.query("SELECT id FROM a")).containsExactly("1", "2", "3", "3");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied", "b applied");
	}

	@Test
	void aStatementIsSkippedIfTold() {
		interruption().ofUpgrade("b", 1);
		resume(Mode.SKIP);
		assertThat(this.database.query("SELECT id FROM a")).containsExactly("1", "2", "3", "2", "3");
		assertThat(this.database.query(DECISIONS)).containsExactly("b 1 skip");
	}

	@Test
	void aStatementIsTakenAsDoneIfTold() {
		interruption().ofUpgrade("b", 3);
		resume(Mode.DONE);
		assertThat(this.database.query("SELECT id FROM a")).containsExactly("1", "2", "3");
		assertThat(this.database.query(DECISIONS)).containsExactly("b 3 done");
	}

	@Test
	void aDecisionIsAboutOneStatementOnly() {
		interruption().ofUpgrade("b", 1);
		this.database.execute("CREATE OR REPLACE PROCEDURE p(i int) LANGUAGE plpgsql AS"
				+ " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END'");
		PassingClock clock = new PassingClock();
		Migrator migrator = this.files.builder(this.database).time(clock, new Random(1)).build();
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> migrator.run(new Resume(Mode.SKIP), PlanReview.ACCEPT));
		assertThat(failure.description()).contains("Statement 3 of 3", "cannot be known");
		assertThat(this.database.query(DECISIONS)).containsExactly("b 1 skip");
	}

	@Test
	void aStatementRunsAgainOnceIfTold() {
		interruption().ofUpgrade("b", 3);
		this.database.execute("CREATE OR REPLACE PROCEDURE p(i int) LANGUAGE plpgsql AS"
				+ " 'BEGIN INSERT INTO a VALUES (i); COMMIT; PERFORM pg_terminate_backend(pg_backend_pid()); END'");
		Migrator migrator = this.files.builder(this.database).time(new PassingClock(), new Random(1)).build();
		assertThat(catchThrowableOfType(LimbeckException.class,
				() -> migrator.run(new Resume(Mode.RETRY), PlanReview.ACCEPT))
			.code()).isEqualTo("unfinished-revision");
		assertThat(this.database.query("SELECT id FROM a")).containsExactly("1", "2", "3", "3");
	}

	@Test
	void whatWasNotBegunIsNotSkipped() {
		interruption().ofUpgradeBehind("b", 1);
		LimbeckException failure = failure(new Resume(Mode.SKIP));
		assertThat(failure.code()).isEqualTo("nothing-to-decide");
		assertThat(failure.description())
			.isEqualTo("The upgrade of revision b was begun and not finished. Statement 1 of 3 "
					+ "is done, the next one was not begun, and so there is nothing to decide about it.");
		assertThat(this.database.query("SELECT id FROM a")).containsExactly("1", "2", "3");
	}

	@Test
	void whatFailedIsSkippedIfTold() {
		this.files.add("c: b", "-- @transaction none\nVACUUM a;\nDROP TABLE gone;\nINSERT INTO a VALUES (4);");
		failure(Upgrade.TO_HEADS);
		resume(Mode.SKIP);
		assertThat(this.database.query("SELECT id FROM a")).containsExactly("1", "2", "3", "4");
		assertThat(this.database.query(DECISIONS)).containsExactly("c 2 skip");
	}

	@Test
	void aSkippedIndexLeavesNothing() {
		this.files.add("c: b", "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (1);")
			.add("d: c", "CREATE UNIQUE INDEX CONCURRENTLY i ON a (id);");
		failure(Upgrade.TO_HEADS);
		assertThat(this.database.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
			.containsExactly("f");
		resume(Mode.SKIP);
		assertThat(this.database.query("SELECT to_regclass('i')")).containsExactly("null");
		assertThat(this.database.query(LEDGER)).contains("d applied");
	}

	@Test
	void anIndexThatIsMissingIsNotTakenAsDone() {
		this.files.add("c: b", "CREATE INDEX CONCURRENTLY i ON a (id);").upgrade(this.database);
		interruption().ofUpgrade("c", 1);
		this.database.execute("DROP INDEX i");
		assertThat(failure(new Resume(Mode.DONE)).code()).isEqualTo("not-done");
	}

	@Test
	void anIndexThatWasMadeByHandIsTakenAsDone() {
		this.database.execute("CREATE INDEX i ON a (id)");
		this.files.add("c: b",
				"-- @transaction none\nINSERT INTO a VALUES (4);\nCREATE INDEX CONCURRENTLY i ON a (id);");
		assertThat(failure(Upgrade.TO_HEADS).description()).contains("SQLSTATE 42P07");
		assertThat(failure(Upgrade.TO_HEADS).description()).contains("SQLSTATE 42P07");
		resume(Mode.DONE);
		assertThat(this.database.query(LEDGER)).contains("c applied");
	}

	@Test
	void aDowngradeGoesOnWithTheSameDowngrade() {
		interruption().ofDowngradeBehind("b", 2);
		MigrationReport report = run(new Downgrade(Symbol.parse("a")));
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("b");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied");
		assertThat(this.database.query("SELECT id FROM a")).containsExactly("3");
	}

	@Test
	void aDowngradeGoesOnWithARelativeOne() {
		this.files.add("c: b", "VACUUM a;\n-- @downgrade\nVACUUM a;").upgrade(this.database);
		interruption().ofDowngradeBehind("c", 0);
		assertThat(run(new Downgrade(Symbol.parse("-2"))).steps()).extracting(AppliedStep::revision)
			.containsExactly("c", "b");
	}

	@Test
	void aDowngradeGoesOnWithoutItsFile() {
		interruption().ofDowngradeBehind("b", 2);
		this.files.delete("b");
		resume(Mode.GO_ON);
		assertThat(this.database.query("SELECT id FROM a")).containsExactly("3");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied");
	}

	@Test
	void whatTheFileSaysWhenADowngradeBeginsIsKept() {
		this.files.add("b: a", CALLS.replace("DELETE FROM a WHERE id = 3", "DELETE FROM a WHERE id = 2")
			.replace("CALL p(-1)", "SELECT 1/0"));
		assertThat(failure(new Downgrade(Symbol.parse("a"))).description()).contains("division by zero",
				"Statement 1 of 3 is done and will not be run again; the database stands at a.");
		this.files.delete("b");
		resume(Mode.SKIP);
		assertThat(this.database.query("SELECT id FROM a")).containsExactly("3");
	}

	@Test
	void anUpgradeDoesNotGoOnWithADowngrade() {
		interruption().ofDowngradeBehind("b", 0);
		LimbeckException failure = failure(Upgrade.TO_HEADS);
		assertThat(failure.code()).isEqualTo("unfinished-revision");
		assertThat(failure.description())
			.isEqualTo("The downgrade of revision b was begun and not finished, and no process is working on it.");
		assertThat(failure.action()).isEqualTo("Finish it with \"limbeck resume\", and start again.");
	}

	@Test
	void aDowngradeDoesNotGoOnWithAnUpgrade() {
		interruption().ofUpgradeBehind("b", 1);
		LimbeckException failure = failure(new Downgrade(Symbol.parse("base")));
		assertThat(failure.description()).startsWith("The upgrade of revision b was begun and not finished");
	}

	@Test
	void anUpgradeGoesNotPastWhatIsUnfinishedElsewhere() {
		this.files.addTables("c: a");
		interruption().ofUpgradeBehind("b", 1);
		LimbeckException failure = failure(new Upgrade(List.of(Symbol.parse("c"))));
		assertThat(failure.action())
			.isEqualTo("Finish it with \"limbeck resume\", or with an upgrade to a target that includes it.");
	}

	@Test
	void anUpgradeBeginsWithWhatIsUnfinished() {
		this.files.addTables("A1: a");
		interruption().ofUpgradeBehind("b", 3);
		MigrationReport report = run(Upgrade.TO_HEADS);
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("b", "A1");
	}

	@Test
	void withoutItsFileAnUpgradeDoesNotGoOn() {
		interruption().ofUpgradeBehind("b", 1);
		this.files.delete("b");
		LimbeckException failure = failure(Upgrade.TO_HEADS);
		assertThat(failure.description())
			.isEqualTo("The upgrade of revision b was begun and not finished, and no process "
					+ "is working on it; there is no file here that declares it.");
		assertThat(failure(new Resume(Mode.GO_ON)).action())
			.isEqualTo("Start a release that has its file: only that tells how to go on.");
	}

	@Test
	void aStampOffersToForget() {
		interruption().ofUpgradeBehind("b", 1);
		LimbeckException failure = failure(new Stamp(List.of(Symbol.parse("a")), false));
		assertThat(failure.action()).endsWith("\"limbeck stamp --purge\" forgets it, whatever it has left.");
	}

	@Test
	void aTrialNeedsFinishedRevisions() {
		interruption().ofUpgradeBehind("b", 1);
		Migrator migrator = this.files.builder(this.database).build();
		assertThat(catchThrowableOfType(LimbeckException.class, () -> migrator.tryUpgrade(Upgrade.TO_HEADS.targets()))
			.code()).isEqualTo("unfinished-revision");
	}

	private KilledStep interruption() {
		return new KilledStep(this.files, this.database);
	}

	private MigrationReport resume(Mode mode) {
		return run(new Resume(mode));
	}

	private MigrationReport run(MigrationCommand command) {
		return this.files.builder(this.database)
			.multipleHeads(MultipleHeads.APPLY)
			.build()
			.run(command, PlanReview.ACCEPT);
	}

	private LimbeckException failure(MigrationCommand command) {
		return catchThrowableOfType(LimbeckException.class, () -> run(command));
	}

}
