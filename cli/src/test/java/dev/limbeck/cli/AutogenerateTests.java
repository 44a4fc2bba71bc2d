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
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * revision --autogenerate writes what the model has and the revisions have not.
 */
@ExtendWith(PostgresExtension.class)
class AutogenerateTests {

	@TempDir
	private Path directory;

	private PostgresDatabase database;

	private Workplace workplace;

	@BeforeEach
	void connect(PostgresDatabase database) {
		this.database = database;
		this.workplace = new Workplace(this.directory).on(database);
	}

	@Test
	void theFirstRevisionMakesTheModel() {
		model("CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL); CREATE VIEW v AS SELECT name FROM item;");
		assertThat(generate("First").exitCode()).isZero();
		assertThat(this.workplace.run("upgrade").exitCode()).isZero();
		assertThat(this.workplace.run("diff", "live", "schema.sql").exitCode()).isZero();
	}

	@Test
	void aSecondTimeNothingIsWritten() throws IOException {
		model("CREATE TABLE item (id int PRIMARY KEY)");
		generate("First");
		Outcome again = generate("Again");
		assertThat(again.exitCode()).isZero();
		assertThat(again.out()).contains("nothing to write");
		assertThat(files()).hasSize(1);
	}

	@Test
	void theWayBackLeadsBack() {
		model("CREATE TABLE item (id int PRIMARY KEY)");
		generate("First");
		model("CREATE TABLE item (id bigint PRIMARY KEY, name text); CREATE INDEX i ON item (name)");
		generate("Second");
		this.workplace.run("upgrade");
		assertThat(this.workplace.run("downgrade", "-1", "--yes").exitCode()).isZero();
		assertThat(this.workplace.run("diff", "live", "@head-1").out()).endsWith("-- They are the same.\n");
	}

	@Test
	void dropsAreShownAndNotDone() throws IOException {
		model("CREATE TABLE item (id int PRIMARY KEY, old text)");
		generate("First");
		model("CREATE TABLE item (id int PRIMARY KEY, size int)");
		generate("Second");
		assertThat(files()).filteredOn((file) -> file.toString().endsWith("_second.sql"))
			.singleElement(InstanceOfAssertFactories.PATH)
			.content()
			.contains("-- ALTER TABLE public.item DROP COLUMN old;",
					"\nALTER TABLE public.item ADD COLUMN size integer;");
		assertThat(generate("Third").out()).contains("Nothing but drops is left");
	}

	@Test
	void whatMustBeCommittedFirstHasARevisionOfItsOwn() throws IOException {
		model("CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE item (id int PRIMARY KEY, m mood DEFAULT 'ok')");
		generate("First");
		model("CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy'); CREATE TABLE item (id int PRIMARY KEY, m mood DEFAULT 'happy')");
		assertThat(generate("Happy").out().lines()).hasSize(2);
		assertThat(this.workplace.run("upgrade").exitCode()).isZero();
		assertThat(this.workplace.run("diff", "live", "schema.sql").exitCode()).isZero();
		assertThat(files()).hasSize(3);
	}

	@Test
	void aDryRunWritesNothing() throws IOException {
		model("CREATE TABLE item (id int PRIMARY KEY)");
		Outcome outcome = this.workplace.run("revision", "--autogenerate", "-m", "First", "--dry-run");
		assertThat(outcome.out()).contains("-- @upgrade", "CREATE TABLE public.item", "-- @downgrade", "DROP TABLE");
		assertThat(files()).isEmpty();
	}

	@Test
	void whatDoesNotProveRightIsNotWritten() throws IOException {
		model("CREATE TABLE item (id int PRIMARY KEY, name text)");
		generate("First");
		this.workplace.file("rows.sql", "INSERT INTO item VALUES (1, NULL)");
		model("CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL)");
		Outcome outcome = this.workplace.run("revision", "--autogenerate", "-m", "Second", "--rows", "rows.sql");
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.err()).contains("contains null values");
		assertThat(files()).hasSize(1);
	}

	@Test
	void whatWasNotTriedSaysSo() throws IOException {
		model("CREATE TABLE item (id int PRIMARY KEY)");
		this.workplace.run("revision", "--autogenerate", "-m", "First", "--no-prove");
		assertThat(Files.readString(files().get(0))).contains("-- Not tried: --no-prove.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--model=x.sql", "--allow-drops", "--dry-run", "--no-prove", "--rows=x.sql",
			"--renamed=a=b", "--schemas=a", "--exclude=owner", "--scratch=postgres://host/db" })
	void anOptionThatMeansNothingAloneIsRefused(String option) throws IOException {
		Outcome outcome = this.workplace.run("revision", "-m", "By hand", option);
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(outcome.err()).contains("Add --autogenerate");
		assertThat(files()).isEmpty();
	}

	@Test
	void filesWithWhichTheDatabaseDisagreesAreNoGround() throws IOException {
		model("CREATE TABLE item (id int PRIMARY KEY)");
		generate("First");
		this.workplace.run("upgrade");
		model("CREATE TABLE item (id int PRIMARY KEY, name text)");
		Path file = files().get(0);
		String text = Files.readString(file);
		Files.writeString(file, text.replace("id integer", "id bigint"));
		assertThat(generate("Second").err()).contains("the files and the database do not agree");
		Files.writeString(file, text.replaceFirst("@revision .*", "@revision other"));
		Outcome outcome = generate("Second");
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.err()).contains("Revisions are applied that no file declares");
		assertThat(files()).hasSize(1);
	}

	@Test
	void aDatabaseMayBeBehindTheFiles() throws IOException {
		model("CREATE TABLE item (id int PRIMARY KEY)");
		generate("First");
		model("CREATE TABLE item (id int PRIMARY KEY, name text)");
		assertThat(generate("Second").exitCode()).isZero();
		assertThat(files()).hasSize(2);
	}

	@Test
	void withoutAModelItAsksForOne() {
		Outcome outcome = generate("First");
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(outcome.err()).contains("--model");
	}

	private Outcome generate(String message) {
		return this.workplace.run("revision", "--autogenerate", "-m", message);
	}

	private void model(String sql) {
		this.workplace.file("schema.sql", sql);
	}

	private List<Path> files() throws IOException {
		Path folder = this.directory.resolve("db/migration");
		if (!Files.exists(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".sql")).sorted().toList();
		}
	}

}
