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
 * A history is looked at as it was: schema and blame replay it.
 */
@ExtendWith(PostgresExtension.class)
class SchemaAndBlameTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void connect(PostgresDatabase database) {
		this.workplace = new Workplace(this.directory).on(database)
			.file("db/migration/a.sql",
					"-- Items\n-- @revision a\n\n-- @upgrade\nCREATE TABLE item (id int, old text);\n")
			.file("db/migration/b.sql",
					"-- Less\n-- @revision b\n-- @revises a\n\n-- @upgrade\nALTER TABLE item DROP old;\n");
	}

	@Test
	void theSchemaOfAnyRevisionIsShown() {
		assertThat(this.workplace.run("schema").out()).isEqualTo("CREATE TABLE public.item (\n    id integer\n);\n");
		assertThat(this.workplace.run("schema", "--at", "head-1").out()).contains("old text");
		assertThat(this.workplace.run("schema", "--at", "a", "--json").json().get("sql").asString())
			.contains("old text");
		assertThat(this.workplace.run("schema", "--at", "base").out()).isEqualTo("-- Nothing is there.\n");
	}

	@Test
	void theSchemaOfTheDatabasesRevisionIsShown() {
		this.workplace.run("upgrade", "a");
		assertThat(this.workplace.run("schema", "--at", "current").out()).contains("old text");
	}

	@Test
	void aRevisionThatIsNoneIsNamed() {
		Outcome outcome = this.workplace.run("schema", "--at", "nosuch");
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.err()).contains("No revision has an id or a branch label that is or begins with nosuch.");
	}

	@Test
	void aFolderThatIsMissingIsNotAnEmptyHistory() {
		this.workplace.variable("LIMBECK_LOCATIONS", "elsewhere");
		assertThat(this.workplace.run("schema").err()).contains("elsewhere", "does not exist");
		assertThat(this.workplace.run("diff", "@heads", "live").err()).contains("elsewhere", "does not exist");
	}

	@Test
	void whatIsNeitherAFileNorARevisionIsNamed() {
		assertThat(this.workplace.run("diff", "nosuch", "live").err()).contains("There is no file or folder nosuch.");
	}

	@Test
	void theRevisionOfTheDatabaseIsCompared() {
		this.workplace.run("upgrade", "a");
		assertThat(this.workplace.run("diff", "current", "live").out()).endsWith("-- They are the same.\n");
	}

	@Test
	void twoRevisionsAreComparedByTheirSymbols() {
		Outcome outcome = this.workplace.run("diff", "a", "head", "--allow-drops");
		assertThat(outcome.exitCode()).isEqualTo(3);
		assertThat(outcome.out()).startsWith("-- From a to head.")
			.contains("\nALTER TABLE public.item DROP COLUMN old;");
	}

	@Test
	void blameNamesRevisions() {
		Outcome outcome = this.workplace.run("blame", "item");
		assertThat(outcome.out()).isEqualTo("""
				OBJECT                  MADE BY  CHANGED BY  DROPPED BY
				table public.item       a        b
				column public.item.id   a
				column public.item.old  a                    b

				REVISION  DESCRIPTION
				a         Items
				b         Less
				""");
		assertThat(outcome.exitCode()).isZero();
	}

	@Test
	void blameLooksNoFurtherThanItIsTold() {
		assertThat(this.workplace.run("blame", "item.old", "--at", "a").out()).doesNotContain("DROPPED BY");
	}

	@Test
	void blameInJson() {
		Outcome outcome = this.workplace.run("blame", "item.old", "--json");
		assertThat(outcome.json().at("/objects/0/name").toString()).isEqualTo("[\"public\",\"item\",\"old\"]");
		assertThat(outcome.json().at("/objects/0/made").asString()).isEqualTo("a");
		assertThat(outcome.json().at("/objects/0/dropped").asString()).isEqualTo("b");
		assertThat(outcome.json().at("/revisions").findValuesAsString("revision")).containsExactly("a", "b");
	}

	@Test
	void whatNoRevisionMakesHasNobodyToBlame() {
		Outcome outcome = this.workplace.run("blame", "itme");
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.err()).contains("No revision makes anything called itme.");
	}

}
