package dev.limbeck.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.step.AppliedStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for scripts that are run again when they have changed.
 */
@ExtendWith(PostgresExtension.class)
class RepeatableTests {

	@TempDir
	private Path folder;

	private RevisionFiles files;

	@BeforeEach
	void prepare() {
		this.files = new RevisionFiles(this.folder).addReversibleTables("a");
	}

	@Test
	void areRunBehindTheRevisionsAndAgainWhenTheyChange(PostgresDatabase database) {
		write("v", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;");
		assertThat(upgrade(database).summary()).matches("Migrations applied: 1 and repeatables: 1 in .* now at a");
		write("v", "-- Another comment\nCREATE  OR REPLACE VIEW v AS SELECT id FROM a;");
		assertThat(upgrade(database).summary()).isEqualTo("Up to date at a");
		write("v", "CREATE OR REPLACE VIEW v AS SELECT id, 1 AS one FROM a;");
		assertThat(upgrade(database).summary()).matches("Repeatables run: 1 in .*, at a");
		assertThat(database.query("SELECT kind || ' ' || name FROM limbeck_script")).containsExactly("repeatable v",
				"repeatable v");
		assertThat(database.query("SELECT revision FROM limbeck_revision")).containsExactly("a");
	}

	@Test
	void comeBehindWhatTheyMentionOrDependOn(PostgresDatabase database) {
		write("a1", "CREATE OR REPLACE VIEW a1 AS SELECT * FROM b2;");
		write("b2", "CREATE OR REPLACE VIEW b2 AS SELECT c3() AS id;");
		write("c3", "CREATE OR REPLACE FUNCTION c3() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;");
		write("d4", "-- @depends-on deep/e5\nDO $$ BEGIN PERFORM * FROM e5; END $$;");
		write("deep/e5", "CREATE OR REPLACE VIEW e5 AS SELECT * FROM a;");
		assertThat(names(upgrade(database))).containsExactly("c3", "b2", "a1", "deep/e5", "d4");
		write("c3", "CREATE OR REPLACE FUNCTION c3() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$;");
		assertThat(names(upgrade(database))).containsExactly("c3", "b2", "a1");
	}

	@Test
	void anOlderReleaseDoesNotUndoWhatANewerOneHasMade(PostgresDatabase database) {
		String older = "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;";
		String newer = "CREATE OR REPLACE VIEW v AS SELECT 2 AS x;";
		for (String release : List.of(older, newer, older, newer, older)) {
			write("v", release);
			upgrade(database);
		}
		assertThat(database.query("SELECT x FROM v")).containsExactly("2");
	}

	@Test
	void areNotRunWhereTheDatabaseIsAhead(PostgresDatabase database) {
		this.files.addReversibleTables("b: a");
		upgrade(database);
		this.files.delete("b");
		write("v", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;");
		assertThat(upgrade(database).repeatables()).isEmpty();
		assertThat(database.query("SELECT to_regclass('v')")).containsExactly("null");
	}

	@Test
	void areNotRunWhileRevisionsArePending(PostgresDatabase database) {
		this.files.addReversibleTables("b: a");
		write("v", "CREATE OR REPLACE VIEW v AS SELECT * FROM b;");
		Migrator migrator = this.files.builder(database).build();
		assertThat(migrator.run(new Upgrade(List.of(Symbol.parse("a"))), PlanReview.ACCEPT).repeatables()).isEmpty();
		assertThat(migrator.plan(Upgrade.TO_HEADS).repeatables().names()).containsExactly("v");
		assertThat(names(migrator.run(new Upgrade(List.of(Symbol.parse("+1"))), PlanReview.ACCEPT)))
			.containsExactly("v");
		assertThat(migrator.plan(new Downgrade(Symbol.parse("a"))).repeatables().due()).isEmpty();
	}

	@Test
	void oneThatFailsIsRolledBackAndThoseBeforeStay(PostgresDatabase database) {
		write("u", "CREATE OR REPLACE VIEW u AS SELECT 1 AS x;");
		write("v", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;\nSELECT nowhere;");
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, () -> upgrade(database));
		assertThat(failure.description()).startsWith("Running repeatable v failed at ")
			.contains("v.sql:2:8", "stands at a");
		assertThat(database.query("SELECT name FROM limbeck_script")).containsExactly("u");
		assertThat(database.query("SELECT to_regclass('v')")).containsExactly("null");
	}

	@Test
	void aChainOfViewsIsRebuiltWithAllThatPeopleHaveGivenToIt(PostgresDatabase database) {
		chain("1 AS x");
		upgrade(database);
		database.execute("""
				CREATE ROLE %1$s_reader; GRANT SELECT ON v9, v5 TO %1$s_reader; GRANT SELECT (x) ON v7 TO %1$s_reader;
				CREATE ROLE %1$s_owner; GRANT CREATE ON SCHEMA public TO %1$s_owner; ALTER VIEW v8 OWNER TO %1$s_owner;
				GRANT SELECT ON v7 TO %1$s_owner;
				COMMENT ON VIEW v9 IS 'it''s the last'; COMMENT ON COLUMN v9.x IS 'an x';
				CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
				CREATE TRIGGER t INSTEAD OF INSERT ON v6 FOR EACH ROW EXECUTE FUNCTION t();
				""".formatted(database.name()));
		List<String> before = given(database);
		chain("'text' AS x");
		assertThat(names(upgrade(database))).containsExactly("v4", "v5", "v6", "v7", "v8", "v9");
		assertThat(database.query("SELECT x FROM v9")).containsExactly("text");
		assertThat(given(database)).hasSizeGreaterThan(5).isEqualTo(before);
	}

	@Test
	void aViewUponItThatNoRepeatableMakesIsNamed(PostgresDatabase database) {
		write("v", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;");
		upgrade(database);
		database.execute("CREATE VIEW by_hand AS SELECT x FROM v");
		write("v", "CREATE OR REPLACE VIEW v AS SELECT 'a' AS x;");
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, () -> upgrade(database));
		assertThat(failure.code()).isEqualTo("dependent-view");
		assertThat(failure.description()).contains("v.sql", "public.by_hand");
		assertThat(database.query("SELECT x FROM by_hand")).containsExactly("1");
		assertThat(database.query("SELECT revision FROM limbeck_log WHERE event = 'failure'"))
			.containsExactly("repeatable/v");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "VIEW report AS SELECT 1 AS x;", "FUNCTION report() RETURNS int LANGUAGE sql AS 'SELECT 1';" })
	void aViewUponItIsNotGivenUpForOneOfTheSameName(String other, PostgresDatabase database) {
		write("report", "CREATE OR REPLACE " + other);
		write("v", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;");
		upgrade(database);
		database.execute("CREATE SCHEMA app2; CREATE VIEW app2.report AS SELECT x FROM v");
		write("v", "CREATE OR REPLACE VIEW v AS SELECT 'a' AS x;");
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, () -> upgrade(database));
		assertThat(failure.code()).isEqualTo("dependent-view");
		assertThat(failure.description()).contains("v.sql:1:1", "app2.report", "It was rolled back");
		assertThat(database.query("SELECT x FROM app2.report")).containsExactly("1");
	}

	@Test
	void aViewThatAScriptDropsForGoodMayGo(PostgresDatabase database) {
		write("old", "CREATE OR REPLACE VIEW old AS SELECT 1 AS x;");
		write("v", "CREATE OR REPLACE VIEW v AS SELECT x FROM old;");
		upgrade(database);
		write("old", "DROP VIEW IF EXISTS old;");
		write("v", "CREATE OR REPLACE VIEW v AS SELECT 'new' AS x;");
		upgrade(database);
		assertThat(database.query("SELECT to_regclass('old') || x FROM v UNION ALL SELECT x FROM v"))
			.containsExactly("null", "new");
	}

	@Test
	void aRebuiltViewHasThePrivilegesThatItHadAndWhatItsScriptSays(PostgresDatabase database) {
		String made = "CREATE OR REPLACE VIEW %s AS SELECT %s AS x;";
		write("secret", made.formatted("secret", "1"));
		write("told", made.formatted("told", "1"));
		upgrade(database);
		database.execute(
				"""
						CREATE ROLE %1$s_app; GRANT DELETE ON secret TO %1$s_app; GRANT SELECT, UPDATE, DELETE ON told TO %1$s_app;
						ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT ON TABLES TO PUBLIC, %1$s_app;
						ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT DELETE ON TABLES TO %1$s_app WITH GRANT OPTION;
						"""
					.formatted(database.name()));
		write("secret", made.formatted("secret", "'a'"));
		write("told", made.formatted("told", "'a'") + """
				GRANT INSERT, SELECT (x) ON public.told TO PUBLIC, %1$s_app;
				REVOKE UPDATE ON ALL TABLES IN SCHEMA public FROM %1$s_app;
				""".formatted(database.name()));
		upgrade(database);
		assertThat(database
			.query("""
					SELECT concat_ws(' ', relname, CASE grantee WHEN 0 THEN 'all' ELSE 'app' END, privilege_type, is_grantable)
					  FROM pg_class, aclexplode(relacl) WHERE relname IN ('secret', 'told') AND grantee <> relowner ORDER BY 1"""))
			.containsExactly("secret app DELETE f", "told all INSERT f", "told app DELETE f", "told app INSERT f",
					"told app SELECT f");
		assertThat(database.query("SELECT privilege_type FROM pg_attribute, aclexplode(attacl) "
				+ "WHERE attrelid = 'told'::regclass AND grantee = 0"))
			.containsExactly("SELECT");
	}

	@Test
	void whatAScriptSaysOfPrivilegesIsForItsOwnView(PostgresDatabase database) {
		database.execute("CREATE SCHEMA app2; CREATE ROLE " + database.name() + "_app");
		write("v", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;");
		write("report", "CREATE OR REPLACE VIEW report AS SELECT x FROM v;\nGRANT SELECT ON report TO "
				+ database.name() + "_app;");
		write("app2/report", "CREATE OR REPLACE VIEW app2.report AS SELECT x FROM v;");
		upgrade(database);
		database.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO " + database.name() + "_app");
		write("v", "CREATE OR REPLACE VIEW v AS SELECT 'a' AS x;");
		upgrade(database);
		assertThat(database.query("SELECT c.oid::regclass FROM pg_class c, aclexplode(relacl) WHERE relname = 'report' "
				+ "AND grantee <> relowner"))
			.containsExactly("report");
	}

	@Test
	void aViewWhoseNameHasAPlaceholderIsRebuilt(PostgresDatabase database) {
		write("v", "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;");
		write("w",
				"-- @placeholders\n-- @depends-on v\nCREATE OR REPLACE VIEW ${schema:identifier}.w AS SELECT x FROM v;");
		Migrator migrator = this.files.builder(database).placeholders(Map.of("schema", "public")).build();
		migrator.upgrade();
		write("v", "CREATE OR REPLACE VIEW v AS SELECT 'a' AS x;");
		assertThat(names(migrator.upgrade())).containsExactly("v", "w");
		assertThat(database.query("SELECT x FROM w")).containsExactly("a");
	}

	@Test
	void aMaterializedViewIsDroppedWithWhatStandsOnIt(PostgresDatabase database) {
		String made = "DROP MATERIALIZED VIEW IF EXISTS m;\nCREATE MATERIALIZED VIEW m AS SELECT %s AS x;";
		write("m", made.formatted("1"));
		write("v", "CREATE OR REPLACE VIEW v AS SELECT x FROM m;");
		upgrade(database);
		write("m", made.formatted("2"));
		upgrade(database);
		assertThat(database.query("SELECT x FROM v")).containsExactly("2");
	}

	@Test
	void haveNoDowngradeAndNothingElseOfARevision(PostgresDatabase database) {
		write("u", "-- @revision u\nSELECT 1;\n-- @downgrade\nSELECT 2;");
		write("v", "-- @depends-on w\nVACUUM;");
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, () -> upgrade(database));
		assertThat(failure.description()).contains("u.sql:1:1: @revision has no place in a repeatable",
				"u.sql:3:1: @downgrade has no place in a repeatable",
				"v.sql:2:1: a repeatable runs in one transaction");
		assertThat(failure.action()).contains("What it made goes with a DROP in a revision.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			w | x | is no repeatable
			v | x | it needs itself
			""")
	void whatTheyDependOnIsARepeatableBehindNone(String name, String other, String told, PostgresDatabase database) {
		write("v", "-- @depends-on " + name + "\nSELECT 1;");
		LimbeckException failure = catchThrowableOfType(LimbeckException.class, () -> upgrade(database));
		assertThat(failure.description()).contains("v.sql: ", told);
	}

	@Test
	void placeholdersGetTheirValues(PostgresDatabase database) {
		write("v", "-- @placeholders\nCREATE OR REPLACE VIEW v AS SELECT ${x:literal} AS x;");
		this.files.builder(database).placeholders(Map.of("x", "it's")).build().upgrade();
		assertThat(database.query("SELECT x FROM v")).containsExactly("it's");
	}

	private void chain(String column) {
		IntStream.range(0, 10)
			.forEach((i) -> write("v" + i, "CREATE OR REPLACE VIEW v" + i + " AS SELECT "
					+ ((i == 4) ? column : (i == 0) ? "1 AS x" : "x FROM v" + (i - 1)) + ";"));
	}

	private static List<String> given(PostgresDatabase database) {
		return database
			.query("""
					SELECT relname || coalesce(' ' || obj_description(oid, 'pg_class'), '') || ' ' || relowner::regrole FROM pg_class
					  WHERE relname LIKE 'v_'
					UNION ALL SELECT c.relname || ' ' || x.privilege_type || x.grantee::regrole FROM pg_class c, aclexplode(c.relacl) x
					  WHERE relname LIKE 'v_' AND x.grantee <> c.relowner
					UNION ALL SELECT attrelid::regclass || coalesce(col_description(attrelid, attnum), '') || coalesce(attacl::text, '')
					  FROM pg_attribute WHERE attrelid::regclass::text LIKE 'v_' AND attnum > 0
					UNION ALL SELECT tgrelid::regclass || ' ' || tgname FROM pg_trigger ORDER BY 1""");
	}

	private static List<String> names(MigrationReport report) {
		return report.repeatables()
			.stream()
			.map(AppliedStep::revision)
			.map((id) -> id.replaceFirst("^repeatable/", ""))
			.toList();
	}

	private void write(String name, String sql) {
		try {
			Path file = this.folder.resolve("repeatable/" + name + ".sql");
			Files.createDirectories(file.getParent());
			Files.writeString(file, sql + "\n");
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private MigrationReport upgrade(PostgresDatabase database) {
		return this.files.upgrade(database);
	}

}
