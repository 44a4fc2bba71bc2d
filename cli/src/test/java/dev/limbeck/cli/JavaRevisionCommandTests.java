package dev.limbeck.cli;

import java.nio.file.Path;

import dev.limbeck.cli.standalone.JavaSource;
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
 * Revisions in Java take part in all commands, once {@code --classpath} names their
 * classes.
 */
@ExtendWith(PostgresExtension.class)
class JavaRevisionCommandTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeRevisions(PostgresDatabase database) {
		this.workplace = new Workplace(this.directory).on(database).revision("a").revision("c", "@revises b");
		JavaSource.compile(this.directory.resolve("classes"), "FillThings", "id = \"b\", revises = \"a\"");
	}

	@Test
	void filesAndClassesFormOneGraph() {
		assertThat(run("history").out()).isEqualTo("""
				b -> c (head), Table c
				a -> b, Fill things
				<base> -> a, Table a
				""");
		JsonNode revision = run("show", "b", "--json").json().at("/revisions/0");
		assertThat(revision.get("file").stringValue()).endsWith("db.migration.FillThings");
	}

	@Test
	void theyAreAppliedAndTakenBack() {
		assertThat(run("upgrade", "heads").out()).startsWith("Migrations applied: 3 ");
		assertThat(run("check").exitCode()).isZero();
		assertThat(run("downgrade", "a", "--yes").out()).startsWith("Migrations undone: 2 ");
	}

	@Test
	void withoutTheClasspathTheMissingRevisionIsNamed() {
		Outcome outcome = this.workplace.run("heads");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).contains("names parent b, which no");
	}

	@Test
	void withoutTheClasspathTheMissingClassIsNamed() {
		Outcome outcome = this.workplace.run("upgrade", "heads", "--locations", "db/migration,classes/db/migration");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).contains("db.migration.FillThings", "--classpath");
	}

	@Test
	void aClassHasNoStatements() {
		assertThat(run("explain", "b")).isEqualTo(new Outcome(1, "", """
				Revision b is the class db.migration.FillThings: there are no statements to show.
				Name a revision that has a file with SQL.
				"""));
	}

	@Test
	void aClassIsNoSql() {
		assertThat(run("upgrade", "--sql", "a:b").exitCode()).isEqualTo(1);
		assertThat(run("upgrade", "--plan", "a:b").out()).contains("  upgrade a -> b, Fill things\n");
	}

	private Outcome run(String... arguments) {
		String[] all = new String[arguments.length + 2];
		System.arraycopy(arguments, 0, all, 0, arguments.length);
		all[arguments.length] = "--classpath";
		all[arguments.length + 1] = "classes";
		return this.workplace.run(all);
	}

}
