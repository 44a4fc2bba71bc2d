package dev.limbeck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
 * squash makes one revision of several.
 */
@ExtendWith(PostgresExtension.class)
class SquashCommandTests {

	private static final String ROWS = "SELECT revision FROM limbeck_revision ORDER BY revision";

	@TempDir
	private Path directory;

	private PostgresDatabase database;

	private Workplace workplace;

	@BeforeEach
	void connect(PostgresDatabase connected) {
		this.database = connected;
		this.workplace = new Workplace(this.directory).on(connected);
	}

	private void history() {
		revision("a", "", "CREATE TABLE country (code text PRIMARY KEY, name text NOT NULL);", "DROP TABLE country;");
		revision("b", "-- @revises a\n", """
				CREATE TABLE city (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, country text REFERENCES country,
				  twin int REFERENCES city, at timestamptz DEFAULT now());
				INSERT INTO country VALUES ('de', 'Germany'), ('it', 'Italia');
				INSERT INTO city (country, twin) VALUES ('de', NULL), ('it', 1);""", "DROP TABLE city; DELETE FROM country;");
		revision("l", "-- @revises a\n-- @branch left\n", "ALTER TABLE country ADD COLUMN area numeric DEFAULT 1.5;",
				"ALTER TABLE country DROP COLUMN area;");
		revision("m", "-- @revises b l\n", "UPDATE country SET name = 'It''s \\ Italy' WHERE code = 'it';", "");
		revision("i", "-- @revises m\n", "CREATE INDEX CONCURRENTLY city_country ON city (country);",
				"DROP INDEX CONCURRENTLY city_country;");
		revision("z", "-- @revises i\n-- @depends-on left\n", "CREATE TABLE z (id int REFERENCES city);", "DROP TABLE z;");
	}

	@Test
	void aHistoryBecomesOneRevision() throws IOException {
		history();
		Outcome outcome = squash("base:i", "--data", "keep");
		assertThat(outcome.err()).contains("Proven: revision s leads to the same as the 5 revisions that it replaces.",
				"Rows that it inserts: public.city 2, public.country 2.");
		assertThat(outcome.exitCode()).isZero();
		assertThat(text()).contains("-- @revision s\n-- @replaces a b l m i\n", "-- @branch   left\n",
				"CREATE INDEX city_country", "('it', E'It''s \\\\ Italy', '1.5')", "OVERRIDING SYSTEM VALUE",
				"SELECT pg_catalog.setval('public.city_id_seq', 2)", "-- @downgrade\n", "DROP TABLE public.city;");
		assertThat(this.workplace.run("upgrade").exitCode()).isZero();
		assertThat(this.database.query(ROWS)).containsExactly("s", "z");
		assertThat(this.database.query("SELECT count(*) FROM city")).containsExactly("2");
		assertThat(this.workplace.run("downgrade", "--yes", "base").exitCode()).isZero();
	}

	@Test
	void databasesTakeItOverWhereverTheyStand() throws IOException {
		history();
		this.workplace.run("upgrade", "m");
		squash("base:i", "--data", "keep");
		assertThat(this.workplace.run("upgrade", "--plan").out()).contains("upgrade m -> i", "add s", "upgrade i -> z");
		assertThat(this.workplace.run("upgrade").exitCode()).isZero();
		assertThat(this.database.query(ROWS)).containsExactly("s", "z");
		assertThat(this.workplace.run("diff", "@heads", "live").out()).endsWith("-- They are the same.\n");
		assertThat(this.workplace.run("current").out()).contains("z");
	}

	@Test
	void rowsAreAskedAbout() throws IOException {
		history();
		Outcome outcome = squash("base:i");
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.err()).contains("public.city: 2 rows\npublic.country: 2 rows", "--data keep", "--data drop");
		assertThat(squash("base:i", "--data", "drop").exitCode()).isZero();
		assertThat(text()).doesNotContain("INSERT INTO", "setval");
	}

	@Test
	void aLaterRangeIsWhatLeadsFromOneStateToTheOther() throws IOException {
		history();
		revision("y", "-- @revises z\n", "ALTER TABLE z ADD COLUMN more text;", "ALTER TABLE z DROP COLUMN more;");
		assertThat(squash("z:y").exitCode()).isZero();
		assertThat(text()).contains("-- @revises  i\n", "-- @depends-on l\n", "CREATE TABLE public.z", "more text",
				"-- @downgrade");
		assertThat(this.workplace.run("upgrade").exitCode()).isZero();
		assertThat(this.database.query(ROWS)).containsExactly("a", "b", "i", "l", "m", "s");
	}

	@Test
	void whereRowsMayDependOnThemTheStatementsStay() throws IOException {
		history();
		Outcome asked = squash("m:i");
		assertThat(asked.err()).contains("m.sql:8 UPDATE");
		assertThat(squash("m:i", "--data", "keep").err()).contains("The statements stand one after the other");
		assertThat(text()).contains("-- @revises  b, l\n", "UPDATE country SET name",
				"\nCREATE INDEX city_country ON city (country);");
		this.workplace.run("upgrade");
		assertThat(this.database.query("SELECT name FROM country WHERE code = 'it'")).containsExactly("It's \\ Italy");
	}

	@Test
	void whatStandsBetweenIsToBePartOfIt() {
		history();
		revision("other", "-- @depends-on m\n", "", "");
		revision("y", "-- @revises z\n-- @depends-on other\n", "", "");
		assertThat(squash("b:y").err()).contains("Revisions that do not belong to b:y stand between those that do: other");
		assertThat(squash("a:a").err()).contains("there are not several revisions");
	}

	@Test
	void thePlanWritesNothing() throws IOException {
		history();
		Outcome plan = squash("base:i", "--data", "drop", "--plan");
		assertThat(plan.out()).contains("-- @replaces a b l m i");
		assertThat(files()).hasSize(6);
	}

	@Test
	void gitUndoesIt() throws IOException {
		history();
		squash("base:i", "--data", "keep");
		this.workplace.run("upgrade");
		Files.delete(file());
		assertThat(this.workplace.run("upgrade").out()).contains("Up to date at z");
		assertThat(this.workplace.run("downgrade", "--yes", "m").exitCode()).isZero();
		assertThat(this.database.query(ROWS)).containsExactly("a", "b", "l", "m");
		assertThat(this.workplace.run("upgrade").exitCode()).isZero();
	}

	@Test
	void theOldFilesMayGo() throws IOException {
		history();
		this.workplace.run("upgrade");
		squash("base:i", "--data", "keep");
		List.of("a", "b", "l", "m", "i").forEach((id) -> this.workplace.delete("db/migration/" + id + ".sql"));
		assertThat(this.workplace.run("upgrade").out()).contains("Ledger rows stamped: 1");
		assertThat(this.database.query(ROWS)).containsExactly("s", "z");
		assertThat(this.workplace.run("check").exitCode()).isZero();
		assertThat(this.workplace.run("show", "m").out()).contains("Replaces:");
		assertThat(this.workplace.run("doctor").exitCode()).isZero();
	}

	private Outcome squash(String... arguments) {
		Stream<String> first = Stream.of("squash", "-m", "All of it", "--rev-id", "s", "--yes");
		return this.workplace.run(Stream.concat(first, Stream.of(arguments)).toArray(String[]::new));
	}

	private void revision(String id, String header, String upgrade, String downgrade) {
		this.workplace.file("db/migration/" + id + ".sql", "-- Make " + id + "\n-- @revision " + id + "\n" + header
				+ "\n\n\n-- @upgrade\n" + upgrade + "\n\n-- @downgrade\n" + downgrade + "\n");
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.directory.resolve("db/migration"))) {
			return files.toList();
		}
	}

	private Path file() throws IOException {
		return files().stream().filter((file) -> file.toString().contains("_s_")).findFirst().orElseThrow();
	}

	private String text() throws IOException {
		return Files.readString(file());
	}

}
