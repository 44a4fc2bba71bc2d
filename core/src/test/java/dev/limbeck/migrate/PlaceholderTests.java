package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.sql.placeholder.Placeholders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for placeholders in revisions.
 */
@ExtendWith(PostgresExtension.class)
class PlaceholderTests {

	private static final String SECRET = "hush-hush-4711";

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder);
	}

	@Test
	void valuesAreSentAndNeverKept(PostgresDatabase database) {
		write("a", "CREATE TABLE ${table:identifier} AS SELECT ${secret:literal} AS s;\n\n"
				+ "-- @downgrade\nDROP TABLE ${table:identifier};");
		upgrade(database, Map.of("table", "My \"T\"", "secret", SECRET));
		assertThat(database.query("SELECT s FROM \"My \"\"T\"\"\"")).containsExactly(SECRET);
		assertThat(database.query("SELECT r::text FROM limbeck_revision r UNION ALL SELECT l::text FROM limbeck_log l"))
			.hasSize(2)
			.noneMatch((row) -> row.contains(SECRET) || row.contains("My"));
	}

	@Test
	void theChecksumIsThatOfTheFile(PostgresDatabase database) {
		write("a", "CREATE TABLE t AS SELECT '${x}' AS x;");
		upgrade(database, Map.of("x", "1"));
		assertThat(upgrade(database, Map.of("x", "2")).steps()).isEmpty();
		assertThat(upgrade(database, Map.of()).steps()).isEmpty();
	}

	@Test
	void withoutTheTagTheyAreText(PostgresDatabase database) {
		this.files.add("a", "CREATE TABLE t AS SELECT '${x}' AS x;").upgrade(database);
		assertThat(database.query("SELECT x FROM t")).containsExactly("${x}");
	}

	@Test
	void allWithoutValuesAreToldBeforeAnythingRuns(PostgresDatabase database) {
		this.files.addTables("a");
		write("b: a", "SELECT ${one};\nSELECT ${two}, ${known};");
		write("c: b", "SELECT '${three}';");
		LimbeckException failure = failure(database, Map.of("known", "1"));
		assertThat(failure.description()).contains("b.sql:5:8: the placeholder one has no value",
				"b.sql:6:8: the placeholder two has no value", "c.sql:5:9: the placeholder three has no value");
		assertThat(failure.description()).doesNotContain("known has");
		assertThat(failure.action()).contains("limbeck.placeholders.one");
		assertThat(database.query("SELECT to_regclass('a')")).containsExactly("null");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'; DROP TABLE victim; --", "\\'; DROP TABLE victim; --", "$$; DROP TABLE victim; --",
			"$a$; DROP TABLE victim; --", "\"; DROP TABLE victim; --", "*/ DROP TABLE victim; /*",
			"x\n'); DROP TABLE victim; --", "\\", "''", "\\x27; DROP TABLE victim" })
	void hostileValuesStayValues(String value, PostgresDatabase database) {
		database.execute("CREATE TABLE victim ()");
		write("a",
				"CREATE TABLE t (s text);\nINSERT INTO t VALUES (${v:literal});\n"
						+ "DO $a$ BEGIN INSERT INTO t VALUES (${v:literal}); END $a$;\n"
						+ "DO $a$ BEGIN EXECUTE $b$ INSERT INTO t VALUES (${v:literal}) $b$; END $a$;\n"
						+ "CREATE TABLE ${v:identifier} (${v:identifier} text DEFAULT ${v:literal});\n"
						+ "INSERT INTO ${v:identifier} DEFAULT VALUES;\nINSERT INTO t TABLE ${v:identifier};");
		upgrade(database, Map.of("v", value));
		assertThat(database.query("SELECT DISTINCT s FROM t")).containsExactly(value);
		assertThat(database.query("SELECT count(*) FROM t")).containsExactly("4");
		assertThat(database.query("SELECT to_regclass('victim') IS NOT NULL")).containsExactly("t");
		assertThat(database.query("SELECT relname = '" + value.replace("'", "''")
				+ "' FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT IN "
				+ "('t', 'victim') AND relname !~ '^limbeck_'"))
			.containsExactly("t");
	}

	@Test
	void aFailureShowsThePlaceInTheFileAndNoValue(PostgresDatabase database) {
		write("a", "CREATE TABLE t (s text CHECK (s = ''));\nINSERT INTO t VALUES (${secret:literal}), (nowhere);");
		String told = told(failure(database, Map.of("secret", SECRET)));
		assertThat(told).contains("a.sql:5:44", "${secret:literal}", "nowhere").doesNotContain(SECRET);
		write("a", "CREATE TABLE t (s text CHECK (s = ''));\nINSERT INTO t VALUES (${secret:literal});");
		told = told(failure(database, Map.of("secret", SECRET)));
		assertThat(told).contains("a.sql:5:1", "Failing row contains (*").doesNotContain(SECRET);
	}

	@Test
	void theLineInABlockIsThatOfTheFile(PostgresDatabase database) {
		write("a", "DO $$ BEGIN\n  PERFORM ${long};\n  RAISE EXCEPTION 'no';\nEND $$;");
		assertThat(failure(database, Map.of("long", "1,\n2,\n3")).description()).contains("a.sql:6:3");
	}

	@Test
	void statementsThatRunOneByOneAreExpanded(PostgresDatabase database) {
		write("a", "-- @transaction none\nCREATE TABLE t_${n} (id int);\nCREATE INDEX CONCURRENTLY ${n:identifier} ON "
				+ "t_${n} (id);");
		upgrade(database, Map.of("n", "one"));
		assertThat(database.query("SELECT indrelid::regclass FROM pg_index WHERE indexrelid = 'one'::regclass"))
			.containsExactly("t_one");
	}

	@Test
	void aDowngradeWithoutItsFileHasThemStill(PostgresDatabase database) {
		write("a", "CREATE TABLE t_${n} (id int);\n\n-- @downgrade\nDROP TABLE t_${n};");
		upgrade(database, Map.of("n", "one"));
		this.files.delete("a");
		Migrator migrator = this.files.builder(database).placeholders(Map.of("n", "one")).build();
		migrator.run(new Downgrade(Symbol.parse("base")), PlanReview.ACCEPT);
		assertThat(database.query("SELECT to_regclass('t_one')")).containsExactly("null");
	}

	@Test
	void aScriptForPsqlHasTheValues() {
		write("a", "-- ${lost}\nCREATE TABLE t_${n} (id int); -- ${lost}\n");
		OfflineMigration offline = new OfflineMigration(
				this.files.scripts().expanding(new Placeholders(Map.of("n", "one"))), "public", null);
		String sql = offline.sql(offline.plan(Upgrade.TO_HEADS, List.of(Symbol.parse("base"))));
		assertThat(sql).contains("-- ${lost}\nCREATE TABLE t_one (id int); -- ${lost}\n");
	}

	private void write(String notation, String upgrade) {
		String[] names = notation.split(": ");
		String parents = (names.length > 1) ? "-- @revises " + names[1] + "\n" : "";
		this.files.write(names[0] + ".sql",
				"-- @revision " + names[0] + "\n" + parents + "-- @placeholders\n-- @upgrade\n" + upgrade + "\n");
	}

	private MigrationReport upgrade(PostgresDatabase database, Map<String, String> values) {
		return this.files.builder(database).placeholders(values).build().upgrade();
	}

	private LimbeckException failure(PostgresDatabase database, Map<String, String> values) {
		return catchThrowableOfType(LimbeckException.class, () -> upgrade(database, values));
	}

	private static String told(LimbeckException failure) {
		return failure.description() + failure.action() + failure.getCause();
	}

}
