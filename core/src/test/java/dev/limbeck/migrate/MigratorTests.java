package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.ledger.LogEntry;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Symbol;
import dev.limbeck.step.AppliedStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link Migrator}.
 */
@ExtendWith(PostgresExtension.class)
class MigratorTests {

	private static final String APPLIED = "SELECT revision FROM limbeck_revision WHERE state = 'applied' ORDER BY applied_at";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder);
	}

	@Test
	void isUsedInAFewLines(PostgresDatabase database) {
		this.files.addTables("a");
		String location = "file:" + this.folder;
		DatabaseUrl url = DatabaseUrl.parse(database.url());
		Migrator migrator = Migrator.builder(Connector.to(url)).locations(List.of(location)).build();
		MigrationReport report = migrator.upgrade();
		assertThat(report.summary()).matches("Migrations applied: 1 in \\d+\\.\\d s, now at a");
	}

	@Test
	void aCheckoutOnWindowsIsTheSameScript(PostgresDatabase database) {
		String script = "-- @revision a\n-- @upgrade\nCREATE TABLE t AS SELECT $$1\n2\r3$$ AS Text;\n";
		this.files.write("a.sql", script.replace("\n", "\r\n")).upgrade(database);
		assertThat(database.query("SELECT replace(replace(text, chr(10), '<LF>'), chr(13), '<CR>') FROM t"))
			.containsExactly("1<LF>2<CR>3");
		this.files.write("a.sql", script.replace("CREATE TABLE", "create table")).upgrade(database);
		this.files.write("a.sql", script.replace("2\r3", "2\n3"));
		assertThat(catchThrowableOfType(LimbeckException.class, () -> this.files.upgrade(database)).code())
			.isEqualTo("changed-revision");
	}

	@Test
	void appliesALinearHistoryInOrder(PostgresDatabase database) {
		MigrationReport report = this.files.addTables("c: b", "b: a", "a").upgrade(database);
		assertThat(database.query(APPLIED)).containsExactly("a", "b", "c");
		assertThat(report.position().current()).containsExactly("c");
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("a", "b", "c");
	}

	@Test
	void appliesAMergedHistory(PostgresDatabase database) {
		MigrationReport report = this.files.addTables("a", "b: a", "c: a", "d: b c").upgrade(database);
		assertThat(database.query(APPLIED)).containsExactly("a", "b", "c", "d");
		assertThat(report.position().current()).containsExactly("d");
	}

	@Test
	void refusesSeveralHeadsAndTouchesNothing(PostgresDatabase database) {
		this.files.addTables("a", "b: a", "c: a");
		LimbeckException failure = failure(database);
		assertThat(failure.code()).isEqualTo("several-heads");
		assertThat(failure.description())
			.isEqualTo("The revision files have 2 heads: b (" + file("b") + "), c (" + file("c") + ").");
		assertThat(failure.action())
			.isEqualTo("Merge them with \"limbeck merge b c\", or set limbeck.multiple-heads=apply.");
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	@Test
	void appliesSeveralHeadsIfTold(PostgresDatabase database) {
		MigrationReport report = this.files.addTables("a", "b: a", "c: a")
			.builder(database)
			.multipleHeads(MultipleHeads.APPLY)
			.build()
			.upgrade();
		assertThat(report.position().current()).containsExactly("b", "c");
	}

	@Test
	void aSecondRunAppliesNothing(PostgresDatabase database) {
		this.files.addTables("a").upgrade(database);
		MigrationReport report = this.files.upgrade(database);
		assertThat(report.steps()).isEmpty();
		assertThat(report.summary()).isEqualTo("Up to date at a");
	}

	@Test
	void aNewFileIsAppliedByTheNextRun(PostgresDatabase database) {
		this.files.addTables("a").upgrade(database);
		MigrationReport report = this.files.addTables("b: a").upgrade(database);
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("b");
	}

	@Test
	void whatRunsOrPlansReadsTheFilesOnceEachTime(PostgresDatabase database) {
		CountedReads reads = new CountedReads(this.files.addTables("a"));
		Migrator migrator = this.files.builder(database).build().reading(reads);
		migrator.upgrade();
		assertThat(reads.count()).isEqualTo(1);
		this.files.addTables("b: a");
		assertThat(migrator.plan(Upgrade.TO_HEADS).plan().steps()).hasSize(1);
		assertThat(migrator.upgrade().steps()).extracting(AppliedStep::revision).containsExactly("b");
		assertThat(reads.count()).isEqualTo(3);
	}

	@Test
	void whatTheLedgerSaysNeedsNoFiles(PostgresDatabase database) {
		this.files.addTables("a").upgrade(database);
		this.files.write("b.sql", "no header");
		Migrator migrator = this.files.builder(database).build();
		assertThat(migrator.log(5)).extracting(LogEntry::revision).containsExactly("a");
		assertThat(migrator.rows()).extracting(AppliedRevision::id).containsExactly("a");
	}

	@Test
	void norATargetThatExists(PostgresDatabase database) {
		this.files.addTables("a").upgrade(database);
		Migrator migrator = this.files.builder(database).target(List.of(Symbol.parse("nowhere"))).build();
		assertThat(migrator.log(5)).hasSize(1);
		assertThat(migrator.rows()).hasSize(1);
		assertThat(catchThrowableOfType(LimbeckException.class, migrator::inspect).description())
			.startsWith("limbeck.target: ");
	}

	@Test
	void aBranchThatIsMergedLateIsAppliedWhereItStands(PostgresDatabase database) {
		this.files.addTables("a", "c: a").upgrade(database);
		MigrationReport report = this.files.addTables("b: a", "d: b c").upgrade(database);
		assertThat(report.steps()).extracting(AppliedStep::revision).containsExactly("b", "d");
	}

	@Test
	void noFilesAtAllIsUpToDateAtBaseWithoutALedger(PostgresDatabase database) {
		assertThat(this.files.upgrade(database).summary()).isEqualTo("Up to date at base");
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	@Test
	void inspectingChangesNothing(PostgresDatabase database) {
		this.files.addTables("a", "b: a");
		MigrationReport report = this.files.builder(database).build().observe();
		assertThat(report.position().pending()).hasSize(2);
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	@Test
	void aRevisionMayDependOnAnotherBranch(PostgresDatabase database) {
		this.files.addTables("a", "b")
			.write("c.sql", "-- @revision c\n-- @revises a\n-- @depends-on b\n-- @upgrade\nCREATE TABLE c (id int);\n")
			.upgrade(database);
		assertThat(database.query("SELECT depends_on FROM limbeck_revision WHERE revision = 'c'"))
			.containsExactly("{b}");
	}

	@Test
	void hostileTextInAFileStaysText(PostgresDatabase database) {
		this.files.write("a.sql",
				"-- It's \\ 'x'); DROP TABLE limbeck_log; -- $$\n--\n-- @revision a\n-- @upgrade\nSELECT 'é\\';\n"
						+ "-- @downgrade\nSELECT E'\\'$$';\n");
		this.files.upgrade(database);
		assertThat(database.query("SELECT description FROM limbeck_revision"))
			.containsExactly("It's \\ 'x'); DROP TABLE limbeck_log; -- $$");
		assertThat(database.query("SELECT downgrade_sql FROM limbeck_revision").get(0)).contains("SELECT E'\\'$$';");
	}

	@Test
	void aScriptLongerThanOneMessageIsStillOneTransaction(PostgresDatabase database) {
		StringBuilder script = new StringBuilder("CREATE TABLE a (t text);\n");
		for (int i = 0; i < 400; i++) {
			script.append("INSERT INTO a VALUES ('").append("x".repeat(2000)).append("');\n");
		}
		this.files.add("a", script.toString()).upgrade(database);
		assertThat(database.query("SELECT count(*) FROM a")).containsExactly("400");
		assertThat(database.query("SELECT count(DISTINCT xmin::text) FROM a")).containsExactly("1");
	}

	@Test
	void whatAScriptSetsIsGoneInTheNext(PostgresDatabase database) {
		database.execute("CREATE ROLE someone_" + database.name());
		this.files
			.add("a", "SET ROLE someone_" + database.name()
					+ "; SET search_path = pg_catalog; SET TimeZone = 'Asia/Tokyo'; CREATE TEMP TABLE t (i int);")
			.add("b: a",
					"CREATE TABLE b AS SELECT current_user::text AS u, current_setting('search_path') AS s,"
							+ " current_setting('TimeZone') AS z, to_regclass('pg_temp.t')::text AS t;")
			.upgrade(database);
		assertThat(database.query("SELECT u || s || z || coalesce(t, '-') FROM b"))
			.containsExactly("postgres\"$user\", publicUTC-");
	}

	@Test
	void theTransactionOfARevisionDoesNotDependOnTheScriptBefore(PostgresDatabase database) {
		this.files
			.add("a",
					"SET default_transaction_read_only = on; SET default_transaction_isolation = 'serializable';"
							+ " CREATE TEMP TABLE t (i int);")
			.add("b: a", "CREATE TABLE b AS SELECT current_setting('transaction_isolation') AS isolation;")
			.upgrade(database);
		assertThat(database.query("SELECT isolation FROM b")).containsExactly("read committed");
	}

	@Test
	void backslashesAreOrdinaryInPlainStringsWhateverTheDatabaseSays(PostgresDatabase database) {
		database.execute("ALTER DATABASE " + database.name() + " SET standard_conforming_strings = off");
		this.files.add("a", "CREATE TABLE a (t text);\nINSERT INTO a VALUES ('x\\');\nINSERT INTO a VALUES ('\\n');")
			.upgrade(database);
		assertThat(database.query("SELECT t FROM a")).containsExactly("x\\", "\\n");
	}

	@Test
	void backslashesAreOrdinaryInPlainStringsWhateverTheScriptBeforeSet(PostgresDatabase database) {
		this.files.add("a", "SELECT set_config('standard_conforming_strings', 'off', false);")
			.add("b: a", "CREATE TABLE b AS SELECT '\\n' AS t;")
			.upgrade(database);
		assertThat(database.query("SELECT t FROM b")).containsExactly("\\n");
	}

	private String file(String id) {
		return this.folder.resolve(id + ".sql").toString();
	}

	private LimbeckException failure(PostgresDatabase database) {
		return catchThrowableOfType(LimbeckException.class, () -> this.files.upgrade(database));
	}

}
