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
 * Plans and SQL are shown without anything being touched, with a database or without.
 */
@ExtendWith(PostgresExtension.class)
class PlanCommandTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeFiles() {
		// A database that nobody may contact.
		this.workplace = new Workplace(this.directory).variable("DATABASE_URL", "postgresql://nobody@localhost:1/none")
			.variable("LIMBECK_WAIT_TIMEOUT", "0")
			.revision("a")
			.revision("b", "@revises a")
			.revision("c", "@revises b");
	}

	@Test
	void upgradeFromBase() {
		assertThat(this.workplace.run("upgrade", "--plan", "--from", "base", "b")).isEqualTo(new Outcome(0, """
				From base
				  upgrade base -> a, Table a
				  upgrade a -> b, Table b
				To b
				""", ""));
	}

	@Test
	void upgradeOfARange() {
		assertThat(this.workplace.run("upgrade", "b:head", "--plan", "--json").out()).isEqualTo("""
				{"from":["b"],"steps":[{"revision":"c","direction":"upgrade"}],"heads":["c"]}
				""");
		assertThat(this.workplace.run("upgrade", ":a", "--plan").out()).startsWith("From base\n");
		assertThat(this.workplace.run("upgrade", "--plan", "-1:head").out()).startsWith("From b\n");
	}

	@Test
	void downgradeOfARange() {
		assertThat(this.workplace.run("downgrade", "--plan", "c:a").out()).isEqualTo("""
				From c
				  downgrade c -> b, Table c
				  downgrade b -> a, Table b
				To a
				""");
		assertThat(this.workplace.run("downgrade", "--plan", "--from", "c", "-2").out()).endsWith("To a\n");
	}

	@Test
	void stampOfARange() {
		assertThat(this.workplace.run("stamp", "--plan", "b:c").out()).isEqualTo("""
				From b
				  add c, Table c
				To c
				""");
	}

	@Test
	void nothingToDoIsSaid() {
		assertThat(this.workplace.run("upgrade", "--plan", "--from", "c", "heads").out())
			.isEqualTo("Nothing to do at c.\n");
	}

	@Test
	void sqlIsAScript() {
		Outcome outcome = this.workplace.run("upgrade", "--sql", "a:b");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.err()).isEmpty();
		assertThat(outcome.out()).startsWith("-- Limbeck: a -> b\n")
			.contains("\nBEGIN;\n", "\nCREATE TABLE b (id int);\n", "\nCOMMIT;\n")
			.doesNotContain("TABLE a ");
	}

	@Test
	void sqlInJson() {
		Outcome outcome = this.workplace.run("downgrade", "--sql", "b:a", "--json");
		assertThat(outcome.json().get("sql").stringValue()).contains("DROP TABLE b;");
		assertThat(outcome.json().get("heads").toString()).isEqualTo("[\"a\"]");
	}

	@Test
	void withoutAStartTheDatabaseTellsIt(PostgresDatabase database) {
		this.workplace.on(database).run("upgrade", "b");
		assertThat(this.workplace.run("upgrade", "--plan", "heads").out()).startsWith("From b\n");
		assertThat(this.workplace.run("downgrade", "--plan", "-1").out()).startsWith("From b\n");
		assertThat(this.workplace.run("downgrade", "--sql", "-1").out()).startsWith("-- Limbeck: b -> a\n");
		assertThat(this.workplace.run("stamp", "--plan", "c").out()).startsWith("From b\n  add c");
		assertThat(this.workplace.run("current").out()).startsWith("b (current)");
	}

	@Test
	void withoutAStartAnUnreachableDatabaseIsAnError() {
		Outcome outcome = this.workplace.run("upgrade", "--sql", "heads");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.err()).contains("localhost:1/none");
	}

	@Test
	void aStartNeedsPlanOrSql() {
		String message = "A start is named, but only --plan and --sql take one.\n"
				+ "Leave it out: the database knows where it stands. Or add --plan or --sql.\n";
		assertThat(this.workplace.run("upgrade", "a:b")).isEqualTo(new Outcome(2, "", message));
		assertThat(this.workplace.run("downgrade", "a", "--from", "b")).isEqualTo(new Outcome(2, "", message));
	}

	@Test
	void aStartIsNamedOnce() {
		assertThat(this.workplace.run("upgrade", "--plan", "--from", "a", "a:b"))
			.isEqualTo(new Outcome(2, "", "A range stands alone: a:b.\nWrite either a:b or --from a and b.\n"));
		assertThat(this.workplace.run("upgrade", "--plan", "a:b:c").exitCode()).isEqualTo(2);
		assertThat(this.workplace.run("downgrade", "--plan", "c:").exitCode()).isEqualTo(2);
	}

	@Test
	void aDowngradeHasOneTarget() {
		assertThat(this.workplace.run("downgrade", "--plan", "--from", "c", "a,b").exitCode()).isEqualTo(2);
		assertThat(this.workplace.run("downgrade", "a", "b").exitCode()).isEqualTo(2);
	}

	@Test
	void tryTouchesTheDatabaseAndPlanDoesNot() {
		assertThat(this.workplace.run("upgrade", "--try", "--plan", "heads").exitCode()).isEqualTo(2);
	}

}
