package dev.limbeck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * drift holds a database, and prove a revision, against what they should be.
 */
@ExtendWith(PostgresExtension.class)
class DriftAndProveTests {

	@TempDir
	private Path directory;

	private PostgresDatabase database;

	private Workplace workplace;

	@BeforeEach
	void connect(PostgresDatabase database) {
		this.database = database;
		this.workplace = new Workplace(this.directory).on(database)
			.file("db/migration/a.sql",
					"-- A\n-- @revision a\n\n-- @upgrade\nCREATE TABLE item (id int PRIMARY KEY, name text NOT NULL, size int);\n"
							+ "-- @downgrade\nDROP TABLE item;\n");
	}

	@Test
	void aDatabaseAsItsRevisionsMakeItHasNotDrifted() {
		this.workplace.run("upgrade");
		Outcome outcome = this.workplace.run("drift");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.out()).contains("is what its revisions make: a.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CREATE INDEX by_hand ON item (name)                          | index public.item.by_hand is new
			ALTER TABLE item DROP size                                   | column public.item.size is gone
			ALTER TABLE item ALTER name DROP NOT NULL                    | not null public.item.name is gone
			ALTER TABLE item ALTER size TYPE bigint                      | column public.item.size differs
			CREATE TABLE other (a int)                                   | table public.other is new
			GRANT SELECT ON item TO PUBLIC                               | is new
			COMMENT ON TABLE item IS 'x'                                 | comment table.public.item is new
			ALTER TABLE item ADD CHECK (size > 0)                        | constraint public.item.item_size_check is new
			DROP TABLE item                                              | table public.item is gone
			""")
	void whatWasChangedByHandIsNamedAndHealed(String change, String description) {
		Extent.skipUnlessAllOrOneOf(2, change);
		this.workplace.run("upgrade");
		this.database.execute(change);
		Outcome outcome = this.workplace.run("drift", "--allow-drops");
		assertThat(outcome.exitCode()).isEqualTo(3);
		assertThat(outcome.out()).contains(description);
		this.database.execute(outcome.out());
		assertThat(this.workplace.run("drift").exitCode()).isZero();
	}

	@Test
	void aDatabaseWithoutRevisionsIsComparedWithNothing() {
		this.database.execute("CREATE TABLE other (a int)");
		assertThat(this.workplace.run("drift").out()).contains("table public.other is new");
	}

	@ParameterizedTest
	@ValueSource(strings = { "prove a", "doctor", "drift", "schema --at a", "blame item" })
	void aRevisionThatDoesNotEndIsNamed(String command) {
		Extent.skipUnlessAll(command.equals("doctor"));
		this.workplace.run("upgrade");
		this.workplace.file("db/migration/a.sql", "-- A\n-- @revision a\n-- @statement-timeout 200ms\n\n-- @upgrade\n"
				+ "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL, size int);\nDO $$BEGIN LOOP END LOOP; END$$;\n"
				+ "-- @downgrade\nDROP TABLE item;\n");
		Outcome outcome = this.workplace.run(command.split(" "));
		assertThat(outcome.exitCode()).isNotZero();
		assertThat(outcome.out() + outcome.err()).contains("a.sql:7", "statement-timeout");
	}

	@Test
	void aSoundRevisionIsProven() {
		Outcome outcome = prove("ALTER TABLE item ADD COLUMN note text;", "ALTER TABLE item DROP COLUMN note;");
		assertThat(outcome.out()).contains("b  B: proven, with rows in 1 table");
		assertThat(outcome.exitCode()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					DELETE FROM item WHERE size IS NOT NULL     | SELECT 1                              | rows are gone
					UPDATE item SET name = 'x'                  | SELECT 1                              | values are not the same
					CREATE INDEX i ON item (name)               | SELECT 1                              | index public.item.i is left over
					ALTER TABLE item ADD note text              | ALTER TABLE item DROP size            | column public.item.size is missing
					ALTER TABLE item RENAME size TO length      | ALTER TABLE item DROP length; ALTER TABLE item ADD size int | values are gone
					ALTER TABLE item ADD note text              | ALTER TABLE item DROP nothing         | does not exist
					ALTER TABLE item ADD note text              | DELETE FROM item; ALTER TABLE item DROP note | rows are gone
					""")
	void whatIsLostOrLeftIsNamed(String upgrade, String downgrade, String description) {
		Extent.skipUnlessAllOrOneOf(2, upgrade + downgrade);
		Outcome outcome = prove(upgrade + ";", downgrade + ";");
		assertThat(outcome.exitCode()).isEqualTo(3);
		assertThat(outcome.out()).contains("b  B: not proven", description);
	}

	@Test
	void aWholeHistoryIsTried() {
		prove("ALTER TABLE item ADD COLUMN note text;", "ALTER TABLE item DROP COLUMN note;");
		assertThat(this.workplace.run("prove", "--all", "--json").json().at("/revisions").findValues("proven"))
			.hasSize(2)
			.allSatisfy((proven) -> assertThat(proven.asBoolean()).isTrue());
	}

	@Test
	void whatIsProvenIsWrittenIntoTheHeader() {
		prove("ALTER TABLE item ADD COLUMN note text;", "ALTER TABLE item DROP COLUMN note;");
		assertThat(this.workplace.run("prove", "--all", "--write").out()).contains("is marked in");
		assertThat(this.workplace.content("db/migration/b.sql"))
			.matches("(?s)-- B\n-- @revision b\n-- @revises a\n-- @proven   [0-9a-f]{32}\n\n-- @upgrade\n.*");
		assertThat(this.workplace.run("prove", "--write").out()).contains("is marked already");
		assertThat(this.workplace.run("check", "--files").exitCode()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			b.sql | note text       | note varchar(9)
			b.sql | DROP COLUMN note | DROP note
			a.sql | size int        | size bigint
			""")
	void whatHasChangedSinceItWasProvenIsFound(String file, String from, String to) {
		prove("ALTER TABLE item ADD COLUMN note text;", "ALTER TABLE item DROP COLUMN note;");
		this.workplace.run("prove", "--write");
		String path = "db/migration/" + file;
		String changed = this.workplace.content(path).replace(from, to);
		assertThat(changed).isNotEqualTo(this.workplace.content(path));
		this.workplace.file(path, changed);
		Outcome outcome = this.workplace.run("check", "--files");
		assertThat(outcome.exitCode()).isEqualTo(3);
		assertThat(outcome.out()).contains("b.sql: revision b was proven", "limbeck prove b --write");
	}

	@Test
	void aCommentMayChangeAfterAProof() {
		prove("ALTER TABLE item ADD COLUMN note text;", "ALTER TABLE item DROP COLUMN note;");
		this.workplace.run("prove", "--write");
		this.workplace.file("db/migration/b.sql", this.workplace.content("db/migration/b.sql")
			.replace("ALTER TABLE item ADD", "-- More.\nALTER TABLE  item ADD"));
		assertThat(this.workplace.run("check", "--files").exitCode()).isZero();
	}

	@Test
	void aLinkStaysOneWhenItsFileIsMarked() throws IOException {
		prove("ALTER TABLE item ADD COLUMN note text;", "ALTER TABLE item DROP COLUMN note;");
		Path link = this.directory.resolve("db/migration/b.sql");
		Path file = Files.move(link, this.directory.resolve("shared.sql"));
		Files.createSymbolicLink(link, file);
		this.workplace.run("prove", "--write");
		assertThat(link).isSymbolicLink();
		assertThat(file).content().contains("-- @proven ");
	}

	@Test
	void whatIsNotProvenIsNotMarked() {
		prove("CREATE INDEX i ON item (name);", "SELECT 1;");
		assertThat(this.workplace.run("prove", "--write").exitCode()).isEqualTo(3);
		assertThat(this.workplace.content("db/migration/b.sql")).doesNotContain("@proven");
	}

	private Outcome prove(String upgrade, String downgrade) {
		this.workplace.file("db/migration/b.sql", "-- B\n-- @revision b\n-- @revises a\n\n-- @upgrade\n" + upgrade
				+ "\n-- @downgrade\n" + downgrade + "\n");
		return this.workplace.run("prove");
	}

}
