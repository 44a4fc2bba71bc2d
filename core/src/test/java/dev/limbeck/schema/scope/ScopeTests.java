package dev.limbeck.schema.scope;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaReader;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Scope}.
 */
@ExtendWith(PostgresExtension.class)
class ScopeTests {

	private static final String TABLES = "CREATE SCHEMA cron; CREATE TABLE cron.job (id serial PRIMARY KEY); "
			+ "CREATE TABLE tmp_a (id int); CREATE TABLE old_b (id int PRIMARY KEY); CREATE VIEW old_v AS SELECT 1 AS x; "
			+ "CREATE TABLE kept (id int REFERENCES old_b); CREATE FUNCTION old_f(int) RETURNS int LANGUAGE sql "
			+ "AS 'SELECT 1'; COMMENT ON TABLE kept IS 'kept'; CREATE TYPE mood AS ENUM ('a')";

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "table:public.tmp_*  | table public.tmp_a | table public.kept",
					"table:tmp_?              | table public.tmp_a    | table public.old_b",
					"schema:cron              | table cron.job        | table public.kept",
					"schema:cron              | sequence cron.job_id_seq | table public.kept",
					"cron                     | schema cron           | table public.kept",
					"public.old_*             | view public.old_v     | table public.kept",
					"public.old_*             | function public.old_f.integer | table public.kept",
					"function:old_f           | function public.old_f.integer | view public.old_v",
					"type:*                   | enum type public.mood | view public.old_v",
					"comment:*                | comment table.public.kept | table public.kept",
					"comment:public.kept      | comment table.public.kept | table public.kept",
					"owner:*                  | owner table.public.kept | table public.kept",
					"owner                    | owner table.public.kept | table public.kept",
					"comment                  | comment table.public.kept | table public.kept",
					"\"public\".\"kept\"      | table public.kept     | table public.old_b",
					"column:public.kept.id    | column public.kept.id | table public.kept" })
	void aPatternLeavesOutWhatItNamesWithAllThatBelongsToIt(String pattern, String out, String in,
			PostgresDatabase database) throws SQLException {
		database.execute(TABLES);
		assertThat(names(Scope.of(List.of(), List.of(pattern)).of(read(database)))).doesNotContain(out).contains(in);
		assertThat(names(Scope.ALL.of(read(database)))).contains(out, in);
	}

	@Test
	void quotedSignsAreOrdinary(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE \"a*\" (); CREATE TABLE ab ()");
		assertThat(names(Scope.of(List.of(), List.of("table:\"a*\"")).of(read(database)))).contains("table public.ab")
			.doesNotContain("table public.a*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tabel:x", "table:", "public.", "" })
	void aPatternThatMeansNothingIsRefused(String pattern) {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> Scope.of(List.of(), List.of(pattern)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("bad-exclude"));
	}

	@Test
	void namedSchemasAreAllThatIsLookedAtWithTheExtensionsTheyNeed(PostgresDatabase database) throws SQLException {
		database.execute("CREATE SCHEMA app; CREATE EXTENSION hstore; CREATE EXTENSION btree_gist; "
				+ "CREATE TABLE app.t (h hstore); CREATE TABLE other (); CREATE PUBLICATION p FOR ALL TABLES");
		assertThat(names(Scope.of(List.of("a*"), List.of()).of(read(database))))
			.contains("table app.t", "extension hstore")
			.doesNotContain("table public.other", "schema public", "publication p", "extension btree_gist");
	}

	@Test
	void ourLedgerIsKnownByItsCommentInAnySchema(PostgresDatabase database) throws SQLException {
		database.execute("CREATE SCHEMA l; CREATE TABLE l.limbeck_revision (); CREATE TABLE l.limbeck_log (id int "
				+ "GENERATED ALWAYS AS IDENTITY); COMMENT ON TABLE l.limbeck_revision IS 'limbeck ledger 1'; "
				+ "CREATE TABLE limbeck_revision ()");
		assertThat(names(Scope.ALL.of(read(database)))).contains("table public.limbeck_revision")
			.noneMatch((name) -> name.contains("l.limbeck") || name.equals("schema l"));
	}

	@Test
	void ledgersOfOtherToolsAreKnownByTheirColumns(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE flyway_schema_history (installed_rank int, checksum int); "
				+ "CREATE TABLE \"DATABASECHANGELOG\" (\"MD5SUM\" text, \"ORDEREXECUTED\" int); "
				+ "CREATE TABLE alembic_version (version_num text); CREATE TABLE goose_db_version (id serial, "
				+ "version_id bigint, is_applied boolean); CREATE TABLE migrations (id int, place text)");
		assertThat(Scope.ALL.of(read(database)).facts(FactKind.TABLE)).extracting((fact) -> fact.id().last())
			.containsExactly("migrations");
		assertThat(Scope.ALL.of(read(database)).facts(FactKind.SEQUENCE)).isEmpty();
	}

	@Test
	void aSchemaThatIsThereForALedgerIsLeftOutOfBoth(PostgresDatabase database) throws SQLException {
		PostgresDatabase other = PostgresServer.shared().createDatabase();
		database.execute("CREATE SCHEMA l; CREATE SCHEMA e; CREATE TABLE l.alembic_version (version_num text)");
		other.execute("CREATE SCHEMA l; CREATE SCHEMA e; CREATE TABLE t ()");
		Scope.Both both = Scope.ALL.both(read(database), read(other));
		assertThat(names(both.from())).contains("schema e", "schema public").doesNotContain("schema l");
		assertThat(names(both.to())).contains("schema e", "table public.t").doesNotContain("schema l");
		other.drop();
	}

	@Test
	void partitionsThatAnExtensionManagesAreLeftOut(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE events_p1 PARTITION OF "
				+ "events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01') PARTITION BY RANGE (at); CREATE TABLE "
				+ "events_p1a PARTITION OF events_p1 DEFAULT; CREATE INDEX ON events (at)");
		assertThat(Scope.ALL.managed(List.of(List.of("public", "events"))).of(read(database)).facts(FactKind.TABLE))
			.extracting((fact) -> fact.id().last())
			.containsExactly("events");
	}

	@Test
	void partitionsGoWithTheirTable(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE events (at date) PARTITION BY RANGE (at); CREATE TABLE e1 PARTITION OF events "
				+ "DEFAULT; CREATE TABLE base (); CREATE TABLE heir () INHERITS (base)");
		Scope scope = Scope.of(List.of(), List.of("table:events", "table:base"));
		assertThat(scope.of(read(database)).facts(FactKind.TABLE)).extracting((fact) -> fact.id().last())
			.containsExactly("heir");
	}

	@Test
	void whatATableIsPublishedInForgetsIt(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE a (id int, x int); CREATE TABLE b (); CREATE PUBLICATION p FOR TABLE a, b; "
				+ "CREATE STATISTICS s ON id, x FROM a");
		List<String> names = names(Scope.of(List.of(), List.of("table:a")).of(read(database)));
		assertThat(names).contains("publication p", "publication table p.public.b")
			.doesNotContain("publication table p.public.a", "statistics public.s");
	}

	@Test
	void whatIsNeededByWayOfWhatIsLeftOutIsStillNeeded(PostgresDatabase database) throws SQLException {
		database.execute(
				"CREATE TABLE t (id int); CREATE VIEW v1 AS SELECT id FROM t; CREATE VIEW v2 AS SELECT id FROM v1");
		Schema schema = Scope.of(List.of(), List.of("view:v1")).of(read(database));
		assertThat(schema.dependencies(FactId.of(FactKind.VIEW, "public", "v2")))
			.contains(FactId.of(FactKind.COLUMN, "public", "t", "id"));
	}

	@Test
	void whatIsLeftIsAsIfTheRestHadNeverBeen(PostgresDatabase database) throws SQLException {
		database.execute("CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY REFERENCES a); "
				+ "CREATE VIEW v AS SELECT id FROM a; CREATE VIEW w AS SELECT v.id FROM v JOIN b USING (id)");
		Schema left = Scope.of(List.of(), List.of("view:v", "table:b")).of(read(database));
		Schema anew = new Schema(left.origin(), left.facts(),
				left.facts().stream().collect(Collectors.toMap(Fact::id, (fact) -> left.dependencies(fact.id()))));
		assertThat(left.facts()).isNotEmpty().allSatisfy((fact) -> {
			assertThat(left.dependents(fact.id())).containsExactlyElementsOf(anew.dependents(fact.id()));
			assertThat(left.dependencies(fact.id())).containsExactlyElementsOf(anew.dependencies(fact.id()));
			assertThat(left.children(fact.id())).containsExactlyElementsOf(anew.children(fact.id()));
			assertThat(left.facts(fact.kind())).containsExactlyElementsOf(anew.facts(fact.kind()));
		});
	}

	private static List<String> names(Schema schema) {
		return schema.facts().stream().map((fact) -> fact.id().toString()).toList();
	}

	private static Schema read(PostgresDatabase database) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database.jdbcUrl() + "?preferQueryMode=simple",
				"postgres", null)) {
			int version = connection.getMetaData().getDatabaseMajorVersion();
			return new SchemaReader(version).read(new Session(connection)).ofUsers();
		}
	}

}
