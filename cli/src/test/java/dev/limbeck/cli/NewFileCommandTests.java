package dev.limbeck.cli;

import java.nio.file.Files;
import java.nio.file.Path;

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
 * init, revision and merge write files.
 */
@ExtendWith(PostgresExtension.class)
class NewFileCommandTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void createWorkplace() {
		this.workplace = new Workplace(this.directory);
	}

	@Test
	void initCreatesFolderAndSettings() {
		assertThat(this.workplace.run("init")).isEqualTo(new Outcome(0, "Created " + this.workplace.path("db/migration")
				+ "\nCreated " + this.workplace.path("limbeck.properties") + "\n", ""));
		assertThat(this.workplace.run("init", "--json").out()).isEqualTo("{\"created\":[]}\n");
		assertThat(this.workplace.run("init").out()).isEqualTo("Everything is there already.\n");
	}

	@Test
	void initTakesAFolder() {
		JsonNode created = this.workplace.run("init", "revisions", "--json").json().get("created");
		assertThat(created.get(0).stringValue()).isEqualTo(this.workplace.path("revisions"));
		String file = this.workplace.run("revision", "-m", "First").out().strip();
		assertThat(Path.of(file).getParent()).isEqualTo(this.directory.resolve("revisions"));
	}

	@Test
	void everySettingThatInitWritesIsUnderstood() {
		this.workplace.run("init");
		this.workplace.file("limbeck.properties",
				this.workplace.content("limbeck.properties").replaceAll("(?m)^#\\s?(limbeck\\.)", "$1"));
		assertThat(this.workplace.run("url").err()).doesNotContain("unknown");
	}

	@Test
	void revisionWritesAFileAndPrintsItsPath() {
		this.workplace.revision("a");
		Outcome outcome = this.workplace.run("revision", "-m", "Give reminders a due date");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.err()).isEqualTo("Write its statements: until then \"limbeck upgrade\" refuses it.\n");
		Path file = Path.of(outcome.out().strip());
		assertThat(file).isAbsolute().isRegularFile();
		assertThat(file.getFileName().toString()).matches("\\d{8}_\\d{4}_[0-9a-f]{12}_give_reminders_a_due_date\\.sql");
		assertThat(file).content().contains("-- @revises", "a\n");
	}

	@Test
	void revisionTakesItsStatements() {
		this.workplace.revision("a");
		Outcome outcome = this.workplace.run("revision", "-m", "Index", "--upgrade", "CREATE INDEX i ON a (id);",
				"--downgrade", "DROP INDEX i;");
		assertThat(outcome.err()).isEmpty();
		assertThat(Path.of(outcome.out().strip())).content()
			.contains("-- @upgrade\nCREATE INDEX i ON a (id);\n", "-- @downgrade\nDROP INDEX i;\n");
	}

	@Test
	void withoutADowngradeItCannotBeTakenBack() {
		Outcome outcome = this.workplace.run("revision", "-m", "First", "--upgrade", "CREATE TABLE a (id int)");
		assertThat(Path.of(outcome.out().strip())).content().doesNotContain("@downgrade");
	}

	@Test
	void statementsThatNobodyCouldRunAreRefused() {
		assertThat(this.workplace.run("revision", "-m", "First", "--upgrade", "SELECT 'x").exitCode()).isEqualTo(1);
		assertThat(this.workplace.run("revision", "-m", "First", "--downgrade", "SELECT 1").exitCode()).isEqualTo(2);
		assertThat(this.directory.resolve("db/migration")).doesNotExist();
	}

	@Test
	void revisionAsJson() {
		this.workplace.revision("a");
		JsonNode json = this.workplace.run("revision", "--message", "Next", "--rev-id", "b1", "--json").json();
		assertThat(json.get("revision").stringValue()).isEqualTo("b1");
		assertThat(json.get("parents").toString()).isEqualTo("[\"a\"]");
		assertThat(Path.of(json.get("file").stringValue())).isRegularFile();
	}

	@Test
	void revisionTakesEveryOption() {
		this.workplace.revision("a").revision("b", "@revises a");
		JsonNode spliced = this.workplace
			.run("revision", "-m", "Side", "--head", "b-1", "--splice", "--branch-label", "side", "--json")
			.json();
		assertThat(spliced.get("parents").toString()).isEqualTo("[\"a\"]");
		this.workplace.run("revision", "-m", "Root", "--head", "base", "--depends-on", "side", "--rev-id", "root",
				"--directory", "db/migration/other");
		JsonNode root = this.workplace.run("show", "root", "--json").json().at("/revisions/0");
		assertThat(root.get("parents").size()).isZero();
		assertThat(root.get("dependsOn").size()).isEqualTo(1);
		assertThat(root.get("file").stringValue()).contains("/db/migration/other/");
	}

	@Test
	void revisionRefusesWhatWouldBreakTheGraph() throws Exception {
		this.workplace.revision("a").revision("b", "@revises a");
		Outcome outcome = this.workplace.run("revision", "-m", "Side", "--head", "a", "--rev-id", "b");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).contains("Add --splice", "b is already the id of");
		try (var files = Files.list(this.directory.resolve("db/migration"))) {
			assertThat(files).hasSize(2);
		}
	}

	@Test
	void revisionNeedsAMessage() {
		assertThat(this.workplace.run("revision")).isEqualTo(
				new Outcome(2, "", "Missing required option: '--message=TEXT'\nSee \"limbeck revision --help\".\n"));
	}

	@Test
	void afterWriteSpeaksOnStandardError() {
		this.workplace.revision("a").file("limbeck.properties", "limbeck.revision.after-write=echo wrote it\n");
		Outcome outcome = this.workplace.run("revision", "-m", "Next", "--json");
		assertThat(outcome.err()).contains("wrote it");
		assertThat(outcome.json().get("parents").toString()).isEqualTo("[\"a\"]");
	}

	@Test
	void mergeJoinsHeads(PostgresDatabase database) {
		this.workplace.revision("a").revision("b", "@revises a").revision("c", "@revises a");
		JsonNode json = this.workplace.run("merge", "heads", "--json").json();
		assertThat(json.get("parents").toString()).isEqualTo("[\"b\",\"c\"]");
		assertThat(this.workplace.on(database).run("upgrade", "head").exitCode()).isZero();
		assertThat(this.workplace.run("check").exitCode()).isZero();
	}

	@Test
	void mergeTakesAMessage() {
		this.workplace.revision("a").revision("b", "@revises a").revision("c", "@revises a");
		this.workplace.run("merge", "b", "c", "-m", "Join");
		assertThat(this.workplace.run("heads").out()).endsWith(" (head) (mergepoint), Join\n");
	}

	@Test
	void thereIsNothingToMergeInOneHead() {
		this.workplace.revision("a");
		assertThat(this.workplace.run("merge", "heads").exitCode()).isEqualTo(1);
	}

}
