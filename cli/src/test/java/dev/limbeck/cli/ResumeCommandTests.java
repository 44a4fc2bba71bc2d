package dev.limbeck.cli;

import java.nio.file.Path;

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
 * resume finishes what was begun and not finished.
 */
@ExtendWith(PostgresExtension.class)
class ResumeCommandTests {

	private static final String LEDGER = "SELECT revision || ' ' || state FROM limbeck_revision ORDER BY 1";

	@TempDir
	private Path directory;

	private Workplace workplace;

	private PostgresDatabase database;

	@BeforeEach
	void writeFiles(PostgresDatabase database) {
		this.database = database;
		this.workplace = new Workplace(this.directory).on(database).revision("a").revision("c", "@revises b");
		write("CALL gone();");
	}

	@Test
	void aFailureOffersToResume() {
		Outcome outcome = this.workplace.run("upgrade", "heads");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).contains("db/migration/b.sql:7:6.",
				"Statement 1 of 3 is done and will not be run again", "\"limbeck resume --skip\"");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied", "b running");
	}

	@Test
	void itGoesOnWhereItStopped() {
		this.workplace.run("upgrade", "heads");
		write("VACUUM a;");
		assertThat(this.workplace.run("resume").out()).matches("Migrations applied: 1 in \\d+\\.\\d s, now at b\n");
		assertThat(this.database.query("SELECT id FROM a ORDER BY id")).containsExactly("1", "3");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied", "b applied");
	}

	@Test
	void asJsonItIsThePlanOfWhatWasDone() {
		this.workplace.run("upgrade", "heads");
		assertThat(this.workplace.run("resume", "--skip", "--json").out())
			.matches("\\{\"from\":\\[\"a\"],\"steps\":\\[\\{\"revision\":\"b\",\"direction\":\"upgrade\"}],"
					+ "\"heads\":\\[\"b\"],\"elapsedMs\":\\d+}\n");
	}

	@Test
	void storedSqlIsShownAndRunIfSomebodyAgrees() {
		leaveADowngradeWithoutItsFile();
		String shown = "  downgrade b -> a, Data\n    It has no file; the ledger keeps this SQL:\n      -- @transaction none\n"
				+ "      DELETE FROM a;\n";
		Outcome alone = this.workplace.run("resume", "--skip");
		assertThat(alone.exitCode()).isEqualTo(2);
		assertThat(alone.err()).contains(shown, "Nobody is there to confirm it. Nothing was done.");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied", "b reverting");
		assertThat(this.workplace.answer("y").run("resume", "--skip").err()).contains(shown).endsWith("Go on? [y/N] ");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied");
	}

	@Test
	void storedSqlIsNotRunIfSomebodyDeclines() {
		leaveADowngradeWithoutItsFile();
		assertThat(this.workplace.answer("n").run("resume", "--skip").err()).contains("The plan was declined.");
		assertThat(this.database.query(LEDGER)).containsExactly("a applied", "b reverting");
	}

	@Test
	void storedSqlIsShownAlsoIfNobodyIsAsked() {
		leaveADowngradeWithoutItsFile();
		Outcome outcome = this.workplace.run("resume", "--skip", "--yes");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.err()).contains("      DELETE FROM a;\n").doesNotContain("Go on?");
	}

	private void leaveADowngradeWithoutItsFile() {
		write("VACUUM a;");
		this.workplace.file("db/migration/b.sql",
				this.workplace.content("db/migration/b.sql") + "\n-- @downgrade\nDELETE FROM a;\nCALL gone();\n");
		this.workplace.run("upgrade", "b");
		this.workplace.run("downgrade", "a", "--yes");
		this.workplace.delete("db/migration/b.sql").delete("db/migration/c.sql");
	}

	@Test
	void whatCannotBeKnownIsAsked() {
		write("CALL p();");
		this.database.execute("CREATE PROCEDURE p() LANGUAGE plpgsql AS 'BEGIN COMMIT; PERFORM 1/0; END'");
		this.workplace.run("upgrade", "heads");
		Outcome outcome = this.workplace.run("resume", "--json");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.json().at("/error/code").stringValue()).isEqualTo("unfinished-revision");
		assertThat(outcome.json().at("/error/action").stringValue()).contains("limbeck resume --retry");
		assertThat(this.workplace.run("resume", "--retry").err()).contains("division by zero");
		assertThat(this.workplace.run("resume", "--done").exitCode()).isZero();
	}

	@Test
	void oneDecisionIsEnough() {
		assertThat(this.workplace.run("resume", "--skip", "--done").exitCode()).isEqualTo(2);
	}

	@Test
	void nothingUnfinishedIsAQuietSuccess() {
		this.workplace.run("upgrade", "a");
		assertThat(this.workplace.run("resume"))
			.isEqualTo(new Outcome(0, "Nothing was left unfinished.\nUp to date at a\n", ""));
	}

	@Test
	void aCheckPointsToIt() {
		this.workplace.run("upgrade", "heads");
		Outcome outcome = this.workplace.run("check");
		assertThat(outcome.exitCode()).isEqualTo(3);
		assertThat(outcome.out()).contains("Begun and not finished: b.", "\"limbeck resume\"");
	}

	@Test
	void aTrialTellsWhatWasNotTried() {
		assertThat(this.workplace.run("upgrade", "--try", "heads")).isEqualTo(new Outcome(0, """
				Ran and rolled back: 1 revision.
				Not tried, because b runs outside of transactions: b, c.
				""", ""));
		assertThat(this.workplace.run("upgrade", "--try", "heads", "--json").json().at("/untried/1").stringValue())
			.isEqualTo("c");
	}

	private void write(String second) {
		this.workplace.file("db/migration/b.sql", "-- Data\n-- @revision b\n-- @revises a\n-- @transaction none\n"
				+ "-- @upgrade\nINSERT INTO a VALUES (1);\n" + second + "\nINSERT INTO a VALUES (3);\n");
	}

}
