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
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * diff compares whatever says what a schema is.
 */
@ExtendWith(PostgresExtension.class)
class DiffCommandTests {

	private static final String OLD = "CREATE TABLE item (id int PRIMARY KEY, name text, old text);\n";

	private static final String NEW = "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL, size int);\n";

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
	void dropsAreShownButDoNotRun() {
		Outcome outcome = files().run("diff", "old.sql", "new.sql");
		assertThat(outcome.exitCode()).isEqualTo(3);
		assertThat(outcome.out()).contains("ALTER TABLE public.item ADD COLUMN size integer;",
				"-- ALTER TABLE public.item DROP COLUMN old;");
		assertThat(outcome.err()).isEmpty();
	}

	@Test
	void dropsRunWhereThatIsAllowed() {
		assertThat(files().run("diff", "old.sql", "new.sql", "--allow-drops").out()).contains(
				"\nALTER TABLE public.item DROP COLUMN old;", "Careful: what column public.item.old holds is lost.");
	}

	@Test
	void theSqlMakesTheOneLikeTheOther() {
		this.database.execute(OLD);
		String sql = files().run("diff", "live", "new.sql", "--allow-drops").out();
		assertThat(sql).contains("ADD COLUMN");
		this.database.execute(sql);
		Outcome second = this.workplace.run("diff", "live", "new.sql");
		assertThat(second.out()).endsWith("-- They are the same.\n");
		assertThat(second.exitCode()).isZero();
	}

	@Test
	void aPlanIsProven() {
		assertThat(files().run("diff", "old.sql", "new.sql", "--prove").out())
			.contains("-- Proven there and back, with rows in 1 table.");
	}

	@Test
	void aPlanThatFailsOnRowsIsNotProven() {
		this.workplace.file("rows.sql", "INSERT INTO item VALUES (1, NULL, NULL)");
		Outcome outcome = files().run("diff", "old.sql", "new.sql", "--prove", "--rows", "rows.sql");
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.out()).contains("-- NOT PROVEN:",
				"column \"name\" of relation \"item\" contains null values");
	}

	@Test
	void revisionsAreCompared() {
		this.workplace.file("db/migration/a.sql", "-- A\n-- @revision a\n\n-- @upgrade\n" + OLD);
		this.workplace.file("db/migration/b.sql",
				"-- B\n-- @revision b\n-- @revises a\n\n-- @upgrade\nALTER TABLE item DROP old;");
		assertThat(this.workplace.run("diff", "@a", "@heads", "--allow-drops").out())
			.contains("ALTER TABLE public.item DROP COLUMN old;")
			.doesNotContain("limbeck_revision");
	}

	@Test
	void aFolderMayBeInAnyOrder() {
		this.workplace.file("schema/a.sql", "CREATE VIEW v AS SELECT id FROM item;");
		this.workplace.file("schema/b.sql", OLD);
		assertThat(files().run("diff", "old.sql", "schema").out()).contains("CREATE VIEW public.v");
	}

	@Test
	void jsonTellsChangesAndHazards() {
		Outcome outcome = files().run("diff", "old.sql", "new.sql", "--allow-drops", "--json");
		assertThat(outcome.json().at("/changes/0/kind").asString()).isEqualTo("column");
		assertThat(outcome.json().at("/changes").findValuesAsString("change")).contains("added", "removed");
		assertThat(outcome.json().at("/hazards").findValuesAsString("type")).contains("data_loss", "scan");
	}

	@Test
	void aPlanIsMadeForOneStartOnly() {
		this.database.execute(OLD);
		String seen = files().run("diff", "live", "new.sql", "--json").json().at("/fingerprint").asString();
		Outcome same = this.workplace.run("diff", "live", "new.sql", "--expect", seen);
		assertThat(same.out()).contains("\n-- Starts at " + seen + ".\n");
		this.database.execute("COMMENT ON TABLE item IS 'by hand'");
		Outcome other = this.workplace.run("diff", "live", "new.sql", "--expect", seen);
		assertThat(other.exitCode()).isOne();
		assertThat(other.err()).contains("would not start from what is expected", "and not " + seen);
	}

	@Test
	void aFormerNameInTheModelDecides() {
		this.workplace.file("renamed.sql", OLD.replace("old text", "\n-- @renamed from=old\nfresh text"));
		assertThat(files().run("diff", "old.sql", "renamed.sql", "--prove").out())
			.contains("RENAME COLUMN old TO fresh;", "Proven there and back")
			.doesNotContain("Perhaps only another name");
	}

	@Test
	void aModelWithoutATableIsNoGoal() {
		this.workplace.file("empty.sql", "CREATE VIEW v AS SELECT 1;");
		Outcome outcome = files().run("diff", "old.sql", "empty.sql");
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.err()).contains("There is no table in");
	}

	@Test
	void nothingIsLeftBehind() {
		files().run("diff", "old.sql", "new.sql", "--prove");
		assertThat(this.database.query("SELECT count(*) FROM pg_database WHERE datname LIKE 'limbeck_scratch%'"))
			.containsExactly("0");
	}

	@Test
	void aRenameIsOfferedAndNotGuessed() {
		this.workplace.file("renamed.sql", OLD.replace("old text", "fresh text"));
		String offered = files().run("diff", "old.sql", "renamed.sql").out();
		assertThat(offered).contains("--renamed public.item.old=public.item.fresh says so", "ADD COLUMN fresh text;");
		assertThat(this.workplace.run("diff", "old.sql", "renamed.sql", "--prove", "--renamed", "public.item.old=fresh")
			.out()).contains("RENAME COLUMN old TO fresh;", "Proven there and back").doesNotContain("DROP COLUMN");
		assertThat(this.workplace.run("diff", "old.sql", "renamed.sql", "--renamed", "a=b").err())
			.contains("These can: public.item.old=public.item.fresh.");
	}

	@Test
	void databasesAndSnapshotsNeedNoScratchDatabase() {
		String role = "may_make_no_database_" + ProcessHandle.current().pid();
		this.database.execute(OLD + "CREATE ROLE " + role + " LOGIN");
		this.workplace.variable("DATABASE_URL", this.database.url(role, "none"));
		assertThat(this.workplace.run("snapshot", "now.snapshot").exitCode()).isZero();
		Outcome outcome = this.workplace.run("diff", "live", "now.snapshot");
		assertThat(outcome.out()).endsWith("-- They are the same.\n");
	}

	@Test
	void aFolderThatHoldsMoreThanTheDumpSaysSo() {
		this.workplace.file("out/public/table/gone.sql", "CREATE TABLE gone (a int);");
		Outcome outcome = files().run("dump", "new.sql", "--split", "out");
		assertThat(outcome.out()).isEqualTo(
				"Wrote 1 files to out.\n" + "Another file is there, perhaps of what is gone: public/table/gone.sql\n");
	}

	@Test
	void whatIsOutOfScopeIsNotDropped() {
		this.workplace.file("two.sql", "CREATE SCHEMA shop; CREATE TABLE shop.item (id int); CREATE TABLE other ();");
		assertThat(this.workplace.run("dump", "two.sql", "--schemas", "shop").out())
			.isEqualTo("CREATE SCHEMA shop;\n\nCREATE TABLE shop.item (\n    id integer\n);\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "snapshot new.sql/x new.sql", "dump new.sql --split new.sql" })
	void whereNothingCanBeWrittenItSaysSo(String command) {
		Outcome outcome = files().run(command.split(" "));
		assertThat(outcome.exitCode()).isOne();
		assertThat(outcome.err()).contains("cannot be written: File").doesNotContain("Unexpected");
	}

	@Test
	void whatIsNeitherIsNamed() {
		Outcome outcome = this.workplace.run("diff", "old.sql", "live");
		assertThat(outcome.exitCode()).isEqualTo(2);
		assertThat(outcome.err()).contains("There is no file or folder old.sql");
	}

	private Workplace files() {
		return this.workplace.file("old.sql", OLD).file("new.sql", NEW);
	}

}
