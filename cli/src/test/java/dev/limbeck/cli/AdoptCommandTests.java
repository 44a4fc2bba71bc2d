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
 * How the project of another tool becomes one of Limbeck's.
 */
@ExtendWith(PostgresExtension.class)
class AdoptCommandTests {

	private static final String SCRIPTS = "src/main/resources/db/migration/";

	private static final String INTO = "src/main/resources/db/limbeck/";

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeFiles() {
		this.workplace = new Workplace(this.directory)
			.file(SCRIPTS + "V1__orders.sql", "BEGIN;\nCREATE TABLE orders (id int);\nCOMMIT;\n")
			.file(SCRIPTS + "U1__orders.sql", "DROP TABLE orders;\n")
			.file(SCRIPTS + "V1_1__paid.sql", "ALTER TABLE orders ADD paid boolean;\n");
	}

	@Test
	void aPlanWritesNothing() {
		assertThat(this.workplace.run("adopt", "--plan")).isEqualTo(new Outcome(0,
				"""
						Flyway: 2 migrations in src/main/resources/db/migration become 2 revisions in src/main/resources/db/limbeck:
						  V1  orders
						  V1.1  paid
						""",
				""));
		assertThat(this.directory.resolve(INTO)).doesNotExist();
	}

	@Test
	void filesAreWrittenIfSomebodyAgrees() {
		assertThat(this.workplace.run("adopt").exitCode()).isEqualTo(2);
		Outcome outcome = this.workplace.answer("y").run("adopt");
		assertThat(outcome.out()).isEqualTo("Wrote 2 revision files to src/main/resources/db/limbeck."
				+ " Let limbeck.locations name it: classpath:db/limbeck.\n");
		assertThat(outcome.err()).endsWith("  V1.1  paid\nGo on? [y/N] ");
		assertThat(this.workplace.content(INTO + "0002_V1.1_paid.sql")).contains("-- @revises  V1\n",
				"-- @adopted  flyway:1.1 checksum=");
		assertThat(this.workplace.content(SCRIPTS + "V1__orders.sql")).startsWith("BEGIN;");
	}

	@Test
	void whatWasWrittenIsSoundAndRuns(PostgresDatabase database) {
		this.workplace.on(database).run("adopt", "--yes");
		this.workplace.file("limbeck.properties", "limbeck.locations=" + INTO + "\n");
		assertThat(this.workplace.run("upgrade", "heads").exitCode()).isZero();
		assertThat(this.workplace.run("check").exitCode()).isZero();
		assertThat(this.workplace.run("downgrade", "--yes", "base").exitCode()).isEqualTo(1);
		assertThat(database.query("SELECT paid FROM orders")).isEmpty();
	}

	@Test
	void aClassIsRunAsItIs() {
		this.workplace.file("src/main/java/db/migration/V2__Fill.java", "package db.migration;\nclass V2__Fill {}\n");
		Outcome outcome = this.workplace.run("adopt", "--yes");
		assertThat(outcome.exitCode()).isZero();
		assertThat(outcome.out()).contains("Wrote 1 source in Java, to the package db.limbeck.\n");
		assertThat(this.workplace.content("src/main/java/db/limbeck/Runs_V2__Fill.java")).contains(
				"@Revision(id = \"V2\", revises = { \"V1.1\" }, description = \"Fill\")",
				"new db.migration.V2__Fill().migrate(");
	}

	@Test
	void aSourceThatIsThereStopsAllOfIt() {
		this.workplace.file("src/main/java/db/migration/V2__Fill.java", "class V2__Fill {}\n")
			.file("src/main/java/db/limbeck/Runs_V2__Fill.java", "mine");
		Outcome outcome = this.workplace.run("adopt", "--yes");
		assertThat(outcome.err()).contains("Runs_V2__Fill.java. Nothing was written.");
		assertThat(this.directory.resolve(INTO)).doesNotExist();
	}

	@Test
	void whereNoClassCanBeWrittenItIsLeft() {
		this.workplace.file("src/main/java/db/migration/V2__Fill.java", "class V2__Fill {}\n");
		Outcome outcome = this.workplace.run("adopt", "--yes", "--into", "db/new");
		assertThat(outcome.exitCode()).isEqualTo(3);
		assertThat(outcome.out()).contains("Write a class with @Revision(id = \"V2\")");
	}

	@Test
	void aFolderWithFilesIsRefused() {
		this.workplace.run("adopt", "--yes");
		assertThat(this.workplace.run("adopt", "--yes").err()).contains("is not empty. Nothing was written.");
		assertThat(this.workplace.run("adopt", "--yes", "--into", "db/new").exitCode()).isZero();
	}

	@Test
	void whatIsLeftToPeopleIsGroupedAndCounted() {
		for (int i = 10; i < 25; i++) {
			this.workplace.file(SCRIPTS + "beforeMigrate__" + i + ".sql", "SELECT 1;");
		}
		Outcome outcome = this.workplace.run("adopt", "--plan");
		assertThat(outcome.exitCode()).isEqualTo(3);
		assertThat(outcome.out()).contains("\nLeft to you:\n  " + SCRIPTS + "beforeMigrate__10.sql: a callback",
				"\n  and 5 more of this kind\n    Write what");
		Outcome json = this.workplace.run("adopt", "--plan", "--json");
		assertThat(json.exitCode()).isEqualTo(3);
		assertThat(json.json().get("left")).hasSize(15);
		assertThat(json.json().at("/revisions/1/adopted").stringValue()).isEqualTo("1.1");
	}

	@Test
	void theToolMayBeNamed() {
		this.workplace.file("migrations/1_a.sql", "-- +goose Up\nSELECT 1;\n");
		assertThat(this.workplace.run("adopt", "migrations", "--from", "goose", "--plan").out())
			.startsWith("goose: 1 migration in migrations becomes 1 revision in limbeck:\n");
		assertThat(this.workplace.run("adopt", "--from", "goose", "migrations", "--plan", "--into", "x").out())
			.contains(" in x:");
		assertThat(this.workplace.run("adopt", "--from", "maven").exitCode()).isEqualTo(2);
		assertThat(this.workplace.run("adopt", "migrations", "--from", "flyway").err()).contains("holds no migrations");
	}

	@Test
	void whatIsAppliedIsEnteredIfSomebodyAgrees(PostgresDatabase database) {
		this.workplace.file("migrations/1_a.up.sql", "CREATE TABLE a ();")
			.file("migrations/2_b.up.sql", "CREATE TABLE b ();");
		this.workplace.on(database).run("adopt", "migrations", "--yes", "--into", "db/limbeck");
		this.workplace.file("limbeck.properties", "limbeck.locations=db/limbeck\n");
		database.execute("CREATE TABLE a (); CREATE TABLE schema_migrations (version bigint, dirty boolean);"
				+ "INSERT INTO schema_migrations VALUES (1, false)");
		assertThat(this.workplace.run("adopt", "--ledger", "--plan"))
			.isEqualTo(new Outcome(0, "These are applied, and would be entered:\n  1\n", ""));
		assertThat(this.workplace.run("adopt", "--ledger").exitCode()).isEqualTo(2);
		assertThat(this.workplace.run("adopt", "--ledger", "--yes").out())
			.isEqualTo("Entered: 1 revision. The table of the other tool is as it was.\n");
		assertThat(this.workplace.run("upgrade", "heads").exitCode()).isZero();
		assertThat(this.workplace.run("adopt", "--undo", "--yes").err())
			.contains("The ledger has more than what was adopted: 2. Nothing was changed.");
	}

	@Test
	void whatWasEnteredIsTakenOut(PostgresDatabase database) {
		this.workplace.file("migrations/1_a.up.sql", "CREATE TABLE a ();");
		this.workplace.on(database).run("adopt", "migrations", "--yes", "--into", "db/limbeck");
		this.workplace.file("limbeck.properties", "limbeck.locations=db/limbeck\n");
		database
			.execute("CREATE TABLE migrated (version bigint, dirty boolean); INSERT INTO migrated VALUES (1, false)");
		assertThat(this.workplace.run("adopt", "--ledger", "--yes").err()).contains("no table schema_migrations");
		assertThat(this.workplace.run("adopt", "--ledger", "--table", "public.migrated", "--yes", "--json")
			.json()
			.get("entered")
			.booleanValue()).isTrue();
		assertThat(this.workplace.run("adopt", "--undo", "--yes").out()).isEqualTo("Taken out: 1 revision.\n");
		assertThat(database.query("SELECT 1 FROM limbeck_revision")).isEmpty();
	}

	@Test
	void filesAreProvenBeforeTheyAreWritten(PostgresDatabase database) {
		this.workplace.on(database);
		assertThat(this.workplace.run("adopt", "--prove", "--yes").out()).contains(
				"\nProven: on an empty database, the originals and the revisions lead to the same ",
				" facts, and to as many rows in 0 tables.\n");
		this.workplace.file("other/1_a.up.sql", "CREATE TABLE a (id int);\n-- +goose Down\n");
		assertThat(
				this.workplace.run("adopt", "other", "--prove", "--plan", "--json").json().get("proven").booleanValue())
			.isTrue();
		this.workplace.file("other/2_b.up.sql", "CREATE TABLE b (id nothing);");
		assertThat(this.workplace.run("adopt", "other", "--prove", "--yes").err()).contains("2_b.sql:");
	}

}
