package dev.limbeck.cli;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * upgrade, downgrade and stamp change a database.
 */
@ExtendWith(PostgresExtension.class)
class ChangeCommandTests {

	private static final String TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
			+ " AND tablename NOT LIKE 'limbeck%' ORDER BY 1";

	private static final String LEDGER = "SELECT revision FROM limbeck_revision ORDER BY 1";

	@TempDir
	private Path directory;

	private Workplace workplace;

	private PostgresDatabase database;

	@BeforeEach
	void writeFiles(PostgresDatabase database) {
		this.database = database;
		this.workplace = new Workplace(this.directory).on(database)
			.revision("a")
			.revision("b", "@revises a", "@branch one")
			.revision("c", "@revises a", "@branch two");
	}

	@Test
	void upgradeTellsWhatWasDone() {
		Outcome outcome = this.workplace.run("upgrade", "heads");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.out()).matches("Migrations applied: 3 in \\d+\\.\\d s, now at b, c\n");
		assertThat(this.database.query(TABLES)).containsExactly("a", "b", "c");
	}

	@Test
	void theSessionBeginsAsTheSettingSays() {
		this.database.execute("CREATE SCHEMA shop");
		this.workplace.run("upgrade", "a", "-x", "limbeck.migration.init-sql=SET search_path = shop");
		assertThat(this.database.query("SELECT schemaname FROM pg_tables WHERE tablename = 'a'"))
			.containsExactly("shop");
	}

	@Test
	void upgradeAsJsonIsThePlanOfWhatWasDone() {
		Outcome outcome = this.workplace.run("upgrade", "b", "--json");
		assertThat(outcome.out()).matches("""
				\\{"from":\\[],"steps":\\[\\{"revision":"a","direction":"upgrade"},\
				\\{"revision":"b","direction":"upgrade"}],"heads":\\["b"],"elapsedMs":\\d+}
				""");
	}

	@Test
	void upgradeWithoutTargetGoesToTheHeads() {
		assertThat(this.workplace.run("upgrade", "--plan").out()).endsWith("To b, c\n");
		assertThat(this.workplace.run("upgrade").exitCode()).isZero();
		assertThat(this.database.query(LEDGER)).containsExactly("a", "b", "c");
	}

	@Test
	void downgradeWithoutTargetShowsTheChoices() {
		this.workplace.run("upgrade");
		assertThat(this.workplace.run("downgrade")).isEqualTo(new Outcome(2, "", """
				A downgrade needs a target, and none is named. Nothing was done. The database stands at b, c.
				Name one of these:
				  a (branchpoint), Table a
				  base (takes back everything)
				"""));
		assertThat(this.database.query(LEDGER)).containsExactly("a", "b", "c");
		this.workplace.run("downgrade", "c@-1", "--yes");
		assertThat(this.workplace.run("downgrade").err()).contains("stands at b.\n", "\n  -1 (one step down)\n");
	}

	@Test
	void downgradeWithoutTargetSaysSoWhereThereIsNothingToTakeBack() {
		assertThat(this.workplace.run("downgrade")).isEqualTo(new Outcome(2, "", """
				A downgrade needs a target, and none is named. Nothing was done.
				No revision is applied: there is nothing to take back.
				"""));
	}

	@Test
	void oneStepDownFromAMergeOffersTheChoices() {
		this.workplace.revision("m", "@revises b c").run("upgrade");
		assertThat(this.workplace.run("downgrade", "-1", "--yes")).isEqualTo(new Outcome(1, "", """
				The way down from m is ambiguous: it leads to b, c.
				Name the target by its id; the next ones are b, c.
				"""));
		assertThat(this.workplace.run("downgrade", "b", "--plan").out()).endsWith("To b, c\n");
	}

	@Test
	void aRevisionThatNobodyHasFilledInIsRefused() {
		this.workplace.file("db/migration/d.sql",
				"-- Later\n-- @revision d\n-- @revises a\n\n-- @upgrade\n-- To do.\n");
		assertThat(this.workplace.run("upgrade")).isEqualTo(new Outcome(1, "", """
				Nobody has filled in %s: its upgrade holds no statement. Nothing was applied.
				Write the statements there; or apply it as it is with --allow-empty, for good.
				""".formatted(this.workplace.path("db/migration/d.sql"))));
		Outcome refused = this.workplace.run("upgrade");
		assertThat(this.workplace.run("upgrade", "--try")).isEqualTo(refused);
		assertThat(this.workplace.run("upgrade", "--sql")).isEqualTo(refused);
		assertThat(this.workplace.run("upgrade", "--sql", "--from", "base", "heads")).isEqualTo(refused);
		assertThat(this.workplace.run("upgrade", "--plan").out()).endsWith("Nobody has filled in "
				+ this.workplace.path("db/migration/d.sql") + ": an upgrade refuses it without --allow-empty.\n");
		assertThat(this.workplace.run("upgrade", "b").exitCode()).isZero();
		for (String look : List.of("--try", "--sql", "--plan")) {
			assertThat(this.workplace.run("upgrade", look, "--allow-empty", "d").out()).doesNotContain("filled in");
		}
		assertThat(this.workplace.run("upgrade", "--allow-empty").exitCode()).isZero();
		assertThat(this.database.query(LEDGER)).containsExactly("a", "b", "c", "d");
	}

	@Test
	void upgradeTakesSeveralTargets() {
		this.workplace.run("upgrade", "one@head,c");
		assertThat(this.database.query(LEDGER)).containsExactly("a", "b", "c");
	}

	@Test
	void upgradeGoesUpStepByStep() {
		this.workplace.run("upgrade", "+1");
		assertThat(this.database.query(LEDGER)).containsExactly("a");
		Outcome outcome = this.workplace.run("upgrade", "+1");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).startsWith("The way up from a is ambiguous: it leads to b, c.\n");
	}

	@Test
	void aTargetThatIsReachedIsAQuietSuccess() {
		this.workplace.run("upgrade", "heads");
		assertThat(this.workplace.run("upgrade", "a")).isEqualTo(new Outcome(0, "Up to date at b, c\n", ""));
		assertThat(this.workplace.run("upgrade", "a", "--json").out())
			.startsWith("{\"from\":[\"b\",\"c\"],\"steps\":[],\"heads\":[\"b\",\"c\"],\"elapsedMs\":");
	}

	@Test
	void aFailureNamesFileAndLine() {
		this.workplace.file("db/migration/d.sql",
				"-- Wrong\n-- @revision d\n-- @revises b c\n\n-- @upgrade\nCREATE TABLE d (\n  id nonsense\n);\n");
		Outcome outcome = this.workplace.run("upgrade", "heads");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).contains("d.sql:7", "nonsense");
		assertThat(this.workplace.run("upgrade", "heads", "--json").json().at("/error/action").isString()).isTrue();
		assertThat(this.database.query(LEDGER)).containsExactly("a", "b", "c");
	}

	@Test
	void aRevisionThatNobodyDescribesIsNamedByItsIdAlone() {
		this.workplace.file("db/migration/d.sql", "-- @revision d\n-- @revises a\nSELECT 1/0;\n");
		assertThat(this.workplace.run("upgrade", "d").err())
			.contains("Running upgrade d failed at " + this.workplace.path("db/migration/d.sql:3:1.\n"));
	}

	@Test
	void tryRunsAndRollsBack() {
		Outcome outcome = this.workplace.run("upgrade", "--try", "heads");
		assertThat(outcome).isEqualTo(new Outcome(0, "Ran and rolled back: 3 revisions.\n", ""));
		assertThat(this.database.query(TABLES)).isEmpty();
		assertThat(this.workplace.run("upgrade", "--try", "a", "--json").json().at("/steps/0/revision").stringValue())
			.isEqualTo("a");
	}

	@Test
	void tryFindsWhatFails() {
		this.database.execute("CREATE TABLE b (id int)");
		assertThat(this.workplace.run("upgrade", "--try", "heads").err()).contains("already exists");
		assertThat(this.database.query(TABLES)).containsExactly("b");
	}

	@Test
	void downgradeAsksFirst() {
		this.workplace.run("upgrade", "b");
		Outcome outcome = this.workplace.answer("n").run("downgrade", "base");
		assertThat(outcome).isEqualTo(new Outcome(1, "", """
				This takes back 2 revisions of localhost:PORT/NAME:
				  downgrade b -> a, Table b
				  downgrade a -> base, Table a
				Go on? [y/N] The plan was declined. Nothing was run.
				Run the command again, and accept the plan, to carry it out.
				""".replace("PORT", String.valueOf(this.database.server().port()))
			.replace("NAME", this.database.name())));
		assertThat(this.database.query(TABLES)).containsExactly("a", "b");
	}

	@Test
	void downgradeGoesOnWhenToldSo() {
		this.workplace.run("upgrade", "b");
		Outcome outcome = this.workplace.answer("Yes").run("downgrade", "-1");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.out()).matches("Migrations undone: 1 in \\d+\\.\\d s, now at a\n");
		assertThat(this.database.query(TABLES)).containsExactly("a");
	}

	@Test
	void downgradeOfADivergedDatabaseIsRefusedUnlessItIsAllowed() {
		this.workplace.run("upgrade", "b");
		this.workplace.delete("db/migration/b.sql").delete("db/migration/c.sql").revision("x", "@revises a");
		Outcome outcome = this.workplace.run("downgrade", "a", "--yes");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).isEqualTo(
				"""
						The database has revisions that no file declares (b), and the files have revisions that the database lacks (x).
						Deploy a release that has the files of both, or check that this is the right database. \
						To take revisions back nevertheless, add --allow-diverged.
						""");
		assertThat(this.workplace.run("downgrade", "a", "--yes", "--allow-diverged").exitCode()).isZero();
		assertThat(this.database.query(TABLES)).containsExactly("a");
	}

	@Test
	void downgradeDoesNothingIfNobodyIsThereToConfirm() {
		this.workplace.run("upgrade", "b");
		Outcome outcome = this.workplace.run("downgrade", "base", "--json");
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(outcome.out()).isEqualTo(
				"""
						{"error":{"code":"confirmation-required","description":"Nobody is there to confirm it. Nothing was done.",\
						"action":"Add --yes if these revisions shall be taken back; --plan shows them without doing it."}}
						""");
		assertThat(this.database.query(LEDGER)).containsExactly("a", "b");
	}

	@Test
	void downgradeToWhereTheDatabaseStandsAsksNobody() {
		this.workplace.run("upgrade", "b");
		assertThat(this.workplace.run("downgrade", "b")).isEqualTo(new Outcome(0, "Up to date at b\n", ""));
	}

	@Test
	void downgradeDoesNotAskWithYes() {
		this.workplace.run("upgrade", "heads");
		Outcome outcome = this.workplace.run("downgrade", "--yes", "--json", "two@base");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.json().get("heads").toString()).isEqualTo("[]");
	}

	@Test
	void anAmbiguousStepDownIsAnError() {
		this.workplace.run("upgrade", "heads");
		Outcome outcome = this.workplace.run("downgrade", "--yes", "--", "-1");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).contains("b, c");
	}

	@Test
	void storedDowngradesAreShownBeforeTheyRun() {
		this.workplace.run("upgrade", "b");
		this.workplace.delete("db/migration/b.sql").delete("db/migration/c.sql");
		Outcome outcome = this.workplace.run("downgrade", "a", "--yes");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.err())
			.contains("  downgrade b -> a, Table b\n    It has no file; the ledger keeps this SQL:\n"
					+ "      DROP TABLE b;\n");
		assertThat(this.database.query(TABLES)).containsExactly("a");
	}

	@Test
	void passwordsOfStoredDowngradesAreNotShown() {
		this.workplace.file("db/migration/d.sql", """
				-- @revision d
				-- @revises a

				-- @upgrade
				SELECT 1;

				-- @downgrade
				DO 'BEGIN PERFORM set_config(''a.password'', ''s3cret'', true); END';
				""");
		assertThat(this.workplace.run("upgrade", "d").err()).isEmpty();
		this.workplace.delete("db/migration/d.sql");
		assertThat(this.workplace.run("downgrade", "a", "--yes", "--allow-diverged").err()).contains("set_config")
			.doesNotContain("s3cret");
	}

	@Test
	void stampChangesTheLedgerAlone() {
		Outcome outcome = this.workplace.run("stamp", "b", "--json");
		assertThat(outcome.out()).startsWith("{\"from\":[],\"steps\":[{\"revision\":\"a\",\"direction\":\"add\"},"
				+ "{\"revision\":\"b\",\"direction\":\"add\"}],\"heads\":[\"b\"],\"elapsedMs\":");
		assertThat(this.database.query(TABLES)).isEmpty();
		assertThat(this.workplace.run("stamp", "-1", "--json").json().at("/steps/0/direction").stringValue())
			.isEqualTo("remove");
		assertThat(this.database.query(LEDGER)).containsExactly("a");
	}

	@Test
	void purgeForgetsWhatNoFileDeclares() {
		this.workplace.run("upgrade", "c");
		this.workplace.delete("db/migration/c.sql");
		this.workplace.run("stamp", "--purge", "b");
		assertThat(this.database.query(LEDGER)).containsExactly("a", "b");
	}

	@Test
	void theLedgerCanBeElsewhere() {
		this.workplace.run("--ledger-schema", "ops", "upgrade", "a");
		assertThat(this.database.query("SELECT revision FROM ops.limbeck_revision")).containsExactly("a");
		assertThat(this.workplace.run("current", "-x", "limbeck.ledger.schema=ops").out()).startsWith("a (current)");
	}

	@Test
	void aDowngradeCanBeTried() {
		this.workplace.run("upgrade", "heads");
		Outcome outcome = this.workplace.run("downgrade", "--try", "base");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.out()).isEqualTo("Ran and rolled back: 3 revisions.\n");
		assertThat(this.database.query("SELECT count(*) FROM limbeck_revision")).containsExactly("3");
		assertThat(this.workplace.run("downgrade", "--try", "--plan", "base").exitCode()).isEqualTo(2);
	}

}
