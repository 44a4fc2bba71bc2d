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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the command line tells of a ledger that is wrong, and how it is mended.
 */
@ExtendWith(PostgresExtension.class)
class LedgerCommandTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeFiles(PostgresDatabase database) {
		this.workplace = new Workplace(this.directory).on(database)
			.revision("a")
			.revision("b", "@revises a")
			.revision("c", "@revises b");
	}

	@Test
	void ledgerTellsThatThereIsNoneOrThatItIsSound() {
		assertThat(this.workplace.run("ledger")).isEqualTo(new Outcome(0,
				"There is no ledger in schema public (limbeck.ledger.schema): nothing was migrated yet.\n", ""));
		this.workplace.run("upgrade", "heads");
		assertThat(this.workplace.run("ledger", "repair"))
			.isEqualTo(new Outcome(0, "The ledger in schema public (limbeck.ledger.schema) is sound.\n", ""));
		assertThat(this.workplace.run("ledger", "mend").exitCode()).isEqualTo(2);
	}

	@Test
	void aDamagedLedgerIsShownAndMendedIfSomebodyAgrees(PostgresDatabase database) {
		this.workplace.on(database).run("upgrade", "heads");
		database.execute("ALTER TABLE limbeck_revision DROP upgrade_sql");
		String shown = """
				In schema public table limbeck_revision is altered: column upgrade_sql is missing.
				"limbeck ledger repair" asks, and then runs:
				  ALTER TABLE "public".limbeck_revision ADD COLUMN upgrade_sql text;
				""";
		assertThat(this.workplace.run("ledger")).isEqualTo(new Outcome(3, shown, ""));
		assertThat(this.workplace.run("ledger", "repair").exitCode()).isEqualTo(2);
		assertThat(this.workplace.run("check")).isEqualTo(new Outcome(3,
				"""
						The ledger in schema public is damaged: table limbeck_revision is altered: column upgrade_sql is missing.
						  Run "limbeck ledger repair": it shows what would mend it, and asks before it changes anything. Or \
						restore the tables from a backup.
						""",
				""));
		assertThat(this.workplace.answer("y").run("ledger", "repair"))
			.isEqualTo(new Outcome(0, "The ledger in schema public is mended.\n",
					shown.replace("\"limbeck ledger repair\" asks, and then runs:", "To mend it, this is run:")
							+ "Go on? [y/N] "));
		assertThat(this.workplace.run("check").exitCode()).isZero();
	}

	@Test
	void aLedgerThatOthersMayWriteIsShownRefusedAndClosed(PostgresDatabase database) {
		this.workplace.on(database).run("upgrade", "b");
		String role = "app_" + database.name();
		database.execute("CREATE ROLE " + role + "; GRANT SELECT, INSERT ON limbeck_revision TO " + role);
		String problem = "table limbeck_revision is altered: INSERT is granted to \"" + role + "\"";
		String revoke = "REVOKE INSERT ON \"public\".limbeck_revision FROM \"" + role + "\" CASCADE;\n";
		assertThat(this.workplace.run("upgrade", "heads").err())
			.startsWith("The ledger in schema public is open to others: " + problem)
			.endsWith(" run, as the owner of its tables or a superuser: " + revoke);
		assertThat(this.workplace.run("current").out()).contains("b (");
		assertThat(this.workplace.run("check", "--json").json().at("/findings/1/code").stringValue())
			.isEqualTo("open-ledger");
		assertThat(this.workplace.run("ledger")).isEqualTo(new Outcome(3,
				"In schema public " + problem + ".\n\"limbeck ledger repair\" asks, and then runs:\n  " + revoke, ""));
		assertThat(this.workplace.run("ledger", "repair", "--yes").exitCode()).isZero();
		assertThat(this.workplace.run("upgrade", "heads").exitCode()).isZero();
	}

	@Test
	void programsAreToldWhatWasMendedAndWhatToStamp(PostgresDatabase database) {
		this.workplace.on(database).run("upgrade", "b");
		database.execute("DROP TABLE limbeck_revision");
		assertThat(answer(this.workplace.run("ledger", "--json"))).isEqualTo("false [\"a\",\"b\"] [\"b\"]");
		assertThat(this.workplace.run("ledger", "repair", "--json").json().get("error").get("code").stringValue())
			.isEqualTo("confirmation-required");
		Outcome mended = this.workplace.run("ledger", "repair", "--yes", "--json");
		assertThat(answer(mended)).isEqualTo("true [\"a\",\"b\"] [\"b\"]");
		assertThat(mended.json().get("problems").toString()).isEqualTo("[\"table limbeck_revision is missing\"]");
	}

	private static String answer(Outcome outcome) {
		return outcome.json().get("mended") + " " + outcome.json().get("remembered") + " "
				+ outcome.json().get("stamp");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			TRUNCATE limbeck_revision | a, b | b
			DELETE FROM limbeck_revision WHERE revision = 'b' | b | b
			DELETE FROM limbeck_revision WHERE revision = 'a' | a | b
			""")
	void rowsThatAreLostAreShownWithWhatToStamp(String damage, String lost, String target, PostgresDatabase database) {
		this.workplace.on(database).run("upgrade", "b");
		database.execute(damage);
		String shown = """
				In schema public table limbeck_revision lacks rows of revisions that are applied. By its log these are: %s.
				If the schema agrees, enter them with "limbeck stamp %s".
				If the log is wrong, stamp what is true: what you leave out is not applied from then on.
				"""
			.formatted(lost, target);
		assertThat(this.workplace.run("ledger")).isEqualTo(new Outcome(3, shown, ""));
		assertThat(this.workplace.run("ledger", "repair")).isEqualTo(new Outcome(3, shown, ""));
		assertThat(codes(this.workplace.run("check", "--json"))).isEqualTo("lost-rows");
		assertThat(this.workplace.run("current").err()).contains("has lost rows");
		assertThat(this.workplace.run("stamp", target).exitCode()).isZero();
		assertThat(this.workplace.run("upgrade").out()).startsWith("Migrations applied: 1 ").endsWith("now at c\n");
	}

	@Test
	void aParentWithoutARowOfWhichNoLogTellsIsOneFinding(PostgresDatabase database) {
		this.workplace.on(database).run("upgrade", "b");
		database.execute("DELETE FROM limbeck_revision WHERE revision = 'a'; TRUNCATE limbeck_log");
		assertThat(this.workplace.run("check")).isEqualTo(new Outcome(3, """
				The ledger lacks revisions that others in it require: a.
				  Compare the schema with the files of these revisions. If they are applied, enter them with \
				"limbeck stamp b". If not, restore the ledger from a backup, or stamp what is true.
				""", ""));
		this.workplace.run("stamp", "b");
		assertThat(codes(this.workplace.run("check", "--json"))).isEqualTo("behind");
	}

	@Test
	void aLostTableOfRevisionsIsMadeAnewAndWhatToStampIsProposed(PostgresDatabase database) {
		this.workplace.on(database).run("upgrade", "b");
		database.execute("DROP TABLE limbeck_revision");
		assertThat(this.workplace.run("upgrade", "heads").err())
			.contains("The ledger in schema public is damaged: table limbeck_revision is missing.");
		assertThat(this.workplace.run("ledger", "repair", "--yes").out()).isEqualTo("""
				The ledger in schema public is mended.
				It does not know any more what is applied. By its log these are: a, b.
				If the schema agrees, enter them with "limbeck stamp b".
				""");
		this.workplace.run("stamp", "b");
		assertThat(this.workplace.run("upgrade", "heads").exitCode()).isZero();
	}

	private static String codes(Outcome outcome) {
		StringBuilder codes = new StringBuilder();
		outcome.json()
			.get("findings")
			.forEach((finding) -> codes.append(' ').append(finding.get("code").stringValue()));
		return codes.toString().strip();
	}

}
