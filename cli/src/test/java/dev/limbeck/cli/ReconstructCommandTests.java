package dev.limbeck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code reconstruct} writes a revision that is missing, once somebody agrees.
 */
@ExtendWith(PostgresExtension.class)
class ReconstructCommandTests {

	private static final String SCHEMA = "CREATE TABLE a (id int); CREATE TABLE lost (id int PRIMARY KEY);"
			+ " CREATE TABLE c (id int);";

	@TempDir
	private Path directory;

	private PostgresDatabase database;

	private Workplace workplace;

	@BeforeEach
	void loseARevision(PostgresDatabase live) {
		this.database = live;
		live.execute(SCHEMA);
		this.workplace = new Workplace(this.directory).on(live).revision("a").revision("c", "@revises lost");
	}

	@Test
	void itIsWrittenIfSomebodyAgrees() {
		Outcome outcome = this.workplace.answer("y").run("reconstruct", "lost");
		assertThat(outcome.err()).contains("Revision lost is to be written to db/migration/",
				"It revises a, and does this:\n  Added: table public.lost\n",
				"Proven: from an empty database, all revisions lead to the schema of ");
		assertThat(this.directory.resolve(outcome.out().strip())).content()
			.contains("-- @revision lost\n", "-- @revises  a\n", "CREATE TABLE public.lost");
	}

	@Test
	void nothingIsWrittenIfSomebodyDeclines() {
		Outcome outcome = this.workplace.answer("n").run("reconstruct", "lost");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).contains("No file was written.");
		assertThat(files()).hasSize(2);
	}

	@Test
	void nothingIsWrittenUnasked() {
		Outcome outcome = this.workplace.run("reconstruct", "lost");
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(outcome.err()).contains("Add --yes if this shall be written, or --plan to see it.");
		assertThat(files()).hasSize(2);
	}

	@Test
	void aPlanShowsTheFileAndWritesNothing() {
		Outcome outcome = this.workplace.run("reconstruct", "lost", "--plan");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.out()).contains("-- @revision lost\n", "CREATE TABLE public.lost", "DROP TABLE public.lost");
		assertThat(outcome.err()).isEmpty();
		assertThat(files()).hasSize(2);
	}

	@Test
	void programsGetThePlan() {
		JsonNode json = this.workplace.run("reconstruct", "lost", "--plan", "--json").json();
		assertThat(json.get("revision").asString()).isEqualTo("lost");
		assertThat(json.get("parents").toString()).isEqualTo("[\"a\"]");
		assertThat(json.get("text").asString()).contains("CREATE TABLE public.lost");
		assertThat(json.get("uncertain")).isEmpty();
	}

	@Test
	void whatItRevisedIsAskedWhereSeveralMayHaveBeen() {
		this.workplace.revision("b");
		assertThat(this.workplace.run("reconstruct", "lost", "--plan").err())
			.contains("Several revisions may have been the parent of lost: a, b.", "Name it with --parent");
	}

	@Test
	void whatItRevisedCanBeSaid() {
		this.database.execute("CREATE TABLE b (id int)");
		this.workplace.revision("b");
		assertThat(plan("--parent", "b")).contains("-- @revises  b\n").doesNotContain("public.a");
		assertThat(plan("--parent", "a", "--parent", "b")).contains("-- @revises  a, b\n");
		assertThat(plan("--parent", "base")).doesNotContain("@revises", "public.b");
	}

	@Test
	void aParentThatIsNotThereIsRefused() {
		assertThat(this.workplace.run("reconstruct", "lost", "--parent", "nobody").err()).contains("nobody");
	}

	@Test
	void anotherModelThanTheDatabaseCounts() {
		this.workplace.file("schema.sql", SCHEMA.replace("PRIMARY KEY", "UNIQUE, note text"));
		assertThat(plan("--model", "schema.sql")).contains("note text", "lost_id_key").doesNotContain("PRIMARY KEY");
	}

	@Test
	void whatTheLedgerHasKeptComesBackAsItWas(PostgresDatabase live) {
		Workplace kept = applied(live);
		String text = "-- @upgrade\nCREATE TABLE lost (id int); -- as it was\n\n-- @downgrade\nDROP TABLE lost;\n";
		Outcome outcome = kept.answer("y").run("reconstruct", "lost");
		assertThat(outcome.err()).contains("CREATE TABLE lost (id int); -- as it was",
				"has kept it, and its checksum is the one that was applied.");
		assertThat(this.directory.resolve(outcome.out().strip())).content().contains("-- @revises  b\n").endsWith(text);
		assertThat(kept.run("doctor", "--json").json().get("findings")).isEmpty();
	}

	@Test
	void severalThatTheLedgerHasKeptComeBackOneByOne(PostgresDatabase live) throws IOException {
		Workplace kept = applied(live);
		Files.delete(this.directory.resolve("db/migration/b.sql"));
		kept.answer("y").run("reconstruct", "lost");
		kept.answer("y").run("reconstruct", "b");
		assertThat(kept.run("doctor", "--json").json().get("findings")).isEmpty();
	}

	@Test
	void whatRanOutsideOfATransactionDoesSoAgain(PostgresDatabase live) throws IOException {
		Workplace kept = new Workplace(this.directory).on(live)
			.variable("LIMBECK_DOCTOR_IGNORE", "server-setting: it is thrown away; irreversible: these are")
			.file("db/migration/c.sql",
					revision("c", "lost", "CREATE TABLE c (id int);\n\n-- @downgrade\nDROP TABLE c;\n"))
			.file("db/migration/lost.sql", "-- @transaction none\n" + revision("lost", "a",
					"CREATE INDEX CONCURRENTLY i ON a (id);\n\n-- @downgrade\nDROP INDEX i;\n"));
		kept.run("upgrade");
		Files.delete(this.directory.resolve("db/migration/lost.sql"));
		assertThat(kept.run("reconstruct", "lost", "--yes").exitCode()).isZero();
		assertThat(kept.run("doctor", "--json").json().get("findings")).isEmpty();
	}

	private Workplace applied(PostgresDatabase live) {
		Workplace kept = new Workplace(this.directory).on(live)
			.variable("LIMBECK_DOCTOR_IGNORE", "server-setting: it is thrown away")
			.file("db/migration/a.sql", revision("a", "", "CREATE TABLE a (id int);\n\n-- @downgrade\nDROP TABLE a;\n"))
			.file("db/migration/b.sql",
					revision("b", "a", "CREATE TABLE b (id int);\n\n-- @downgrade\nDROP TABLE b;\n"))
			.file("db/migration/lost.sql",
					revision("lost", "b",
							"CREATE TABLE lost (id int); -- as it was\n\n-- @downgrade\nDROP TABLE lost;\n"))
			.file("db/migration/c.sql",
					revision("c", "lost", "CREATE TABLE c (id int);\n\n-- @downgrade\nDROP TABLE c;\n"));
		kept.run("upgrade");
		assertThat(this.directory.resolve("db/migration/lost.sql").toFile().delete()).isTrue();
		return kept;
	}

	private static String revision(String id, String parent, String statements) {
		return "-- @revision " + id + "\n" + (parent.isEmpty() ? "" : "-- @revises  " + parent + "\n")
				+ "\n-- @upgrade\n" + statements;
	}

	private String plan(String... options) {
		List<String> words = new ArrayList<>(List.of("reconstruct", "lost", "--plan"));
		words.addAll(List.of(options));
		Outcome outcome = this.workplace.run(words.toArray(String[]::new));
		assertThat(outcome.err()).isEmpty();
		return outcome.out();
	}

	private String[] files() {
		return Objects.requireNonNull(this.directory.resolve("db/migration").toFile().list());
	}

}
