package dev.limbeck.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SqlModel}.
 */
@ExtendWith(PostgresExtension.class)
class SqlModelTests {

	@TempDir
	private Path folder;

	private PostgresDatabase target;

	private ScratchServer scratch;

	@BeforeEach
	void prepare(PostgresDatabase database) {
		this.target = database;
		this.scratch = ScratchServers.beside(Connector.to(DatabaseUrl.parse(database.url())));
	}

	@AfterEach
	void close() {
		this.scratch.close();
		assertThat(this.target.query("SELECT datname FROM pg_database WHERE datname LIKE 'limbeck_scratch%'"))
			.isEmpty();
	}

	@Test
	void filesMayComeInAnyOrder() throws IOException {
		write("a/views.sql", "CREATE VIEW v AS SELECT f(id) FROM app.t; COMMENT ON VIEW v IS 'seen';");
		write("b/keys.sql", "ALTER TABLE app.t ADD FOREIGN KEY (id) REFERENCES app.u (id);");
		write("c/tables.sql", "CREATE TABLE app.t (id int, m mood); CREATE TABLE app.u (id int);");
		write("d/later.SQL", "ALTER TABLE app.u ADD PRIMARY KEY (id); CREATE TYPE mood AS ENUM ('a');");
		write("e.sql", "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT $1'; CREATE SCHEMA app;");
		write(".hidden/x.sql", "nonsense");
		ModelSchema model = new SqlModel(this.folder).read(this.scratch);
		assertThat(model.schema().facts(FactKind.CONSTRAINT)).hasSize(2);
		assertThat(model.schema().has(FactId.of(FactKind.COMMENT, "view", "public", "v"))).isTrue();
		assertThat(model.notes()).isEmpty();
	}

	@Test
	void aStatementMeansWhatItsFileHasSetBeforeIt() throws IOException {
		write("a.sql", "SELECT pg_catalog.set_config('search_path', 'one', false); CREATE TABLE t (m public.mood);");
		write("b.sql", "CREATE SCHEMA one; CREATE SCHEMA two; SET search_path = two; CREATE TABLE t ();");
		write("c.sql", "CREATE TYPE mood AS ENUM ('a'); CREATE TABLE t ();");
		assertThat(new SqlModel(this.folder).read(this.scratch).schema().facts(FactKind.TABLE))
			.extracting((fact) -> fact.id().toString())
			.containsExactly("table one.t", "table public.t", "table two.t");
	}

	@Test
	void whatIsLeftIsReportedTogether() throws IOException {
		write("a.sql", "CREATE TABLE t (id int);\nCREATE VIEW v AS\n  SELECT missing FROM t;\nCREATE TABEL x ();");
		write("b.sql", "CREATE VIEW w AS SELECT * FROM nowhere;");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> new SqlModel(this.folder).read(this.scratch))
			.satisfies((ex) -> assertThat(ex.description()).startsWith("3 problems in " + this.folder)
				.contains(this.folder.resolve("a.sql") + ":3:10: column \"missing\" does not exist (SQLSTATE 42703)")
				.contains("a.sql:4:8: syntax error at or near \"TABEL\"")
				.contains("b.sql:1:32: relation \"nowhere\" does not exist"));
	}

	@Test
	void functionsAreCheckedOnceEverythingIsThere() throws IOException {
		write("a.sql", "CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';\n"
				+ "CREATE FUNCTION g() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM u';");
		write("b.sql", "CREATE TABLE t ();");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> new SqlModel(this.folder).read(this.scratch))
			.satisfies((ex) -> assertThat(ex.description()).contains("a.sql:2")
				.contains("\"u\" does not exist")
				.doesNotContain("a.sql:1"));
	}

	@Test
	void aDumpMayHoldFunctionsThatAreBroken() throws IOException {
		Path dump = write("dump.sql", "\\restrict abc\nSET check_function_bodies = false;\nBEGIN;\n"
				+ "CREATE FUNCTION public.g() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM u';\nCOMMIT;\n"
				+ "\\unrestrict abc\n");
		ModelSchema model = new SqlModel(dump).read(this.scratch);
		assertThat(model.schema().facts(FactKind.FUNCTION)).hasSize(1);
		assertThat(model.notes()).singleElement().asString().contains("dump.sql:4").contains("\"u\" does not exist");
	}

	@Test
	void rowsAreNoticed() throws IOException {
		Path file = write("a.sql", "CREATE TABLE t (x int); CREATE TABLE u (); INSERT INTO t VALUES (1);\n"
				+ "CREATE TABLE c (x int);\nCOPY c FROM stdin;\n1\n2\n\\.\n");
		assertThat(new SqlModel(file).read(this.scratch).notes())
			.containsExactly("The model inserts rows, which are no part of a schema, into public.c, public.t.");
		try (ScratchModel.Built built = new SqlModel(file).build(this.scratch)) {
			assertThat(query(built, "SELECT count(*) FROM c")).containsExactly("2");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE ROLE no_such_role", "GRANT pg_monitor TO no_such_role",
			"DO $$ BEGIN CREATE ROLE no_such_role; END $$", "ALTER SYSTEM SET work_mem = '1MB'",
			"CREATE DATABASE no_such_database", "COMMENT ON DATABASE postgres IS 'x'",
			"ALTER DATABASE postgres SET work_mem = '1MB'" })
	void nothingIsMadeOnTheWholeServer(String statement) throws IOException {
		Path file = write("a.sql", "CREATE TABLE t ();\n" + statement + ";");
		assertThat(new SqlModel(file).read(this.scratch).notes()).singleElement()
			.asString()
			.contains("a.sql:2:1: left out, because ");
		assertThat(this.target.query("SELECT 1 FROM pg_roles WHERE rolname = 'no_such_role'")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GRANT SELECT ON t TO no_such_role", "ALTER TABLE t OWNER TO no_such_role",
			"SET ROLE no_such_role; CREATE TABLE u ()" })
	void aMissingRoleIsToBeMadeByPeople(String statement) throws IOException {
		Path file = write("a.sql", "CREATE TABLE t ();\n" + statement + ";");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> new SqlModel(file).read(this.scratch))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo("missing-role");
				assertThat(ex.description()).contains("a.sql:2").contains("no_such_role");
				assertThat(ex.action()).contains("--scratch URL");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\i other.sql", "CREATE TABLE t (); ROLLBACK;", "SELECT 'open",
			"CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p;" })
	void whatCannotBeRunIsRefusedBeforeADatabaseIsMade(String sql) throws IOException {
		Path file = write("a.sql", sql);
		try (ScratchServer none = ScratchServers.whenNeeded(() -> {
			throw new IllegalStateException("needed");
		})) {
			assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> new SqlModel(file).read(none))
				.satisfies((ex) -> assertThat(ex.description()).contains("a.sql:1:"));
		}
	}

	@Test
	void passwordsAreNotShown() throws IOException {
		Path file = write("a.sql", "CREATE USER MAPPING FOR postgres SERVER s OPTIONS (password 'hunter22');");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> new SqlModel(file).read(this.scratch))
			.satisfies((ex) -> assertThat(ex.toString()).contains("a.sql:1").doesNotContain("hunter22"));
	}

	@Test
	void whatIsNotThereIsSaid() {
		assertThatExceptionOfType(LimbeckException.class)
			.isThrownBy(() -> new SqlModel(this.folder.resolve("none.sql")).read(this.scratch))
			.satisfies((ex) -> assertThat(ex.description()).endsWith("none.sql: the file does not exist"));
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> new SqlModel(this.folder).read(this.scratch))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("empty-model"));
	}

	@Test
	void aGoalWithoutATableIsNoGoal() throws IOException {
		Path file = write("a.sql", "CREATE SCHEMA x;");
		ModelSchema model = new SqlModel(file).read(this.scratch);
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> ModelSchema.goal(model.schema(), "a.sql"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("empty-model"));
	}

	private Path write(String name, String sql) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, sql);
	}

	private static List<String> query(ScratchModel.Built built, String sql) {
		try (Connection connection = built.database().open()) {
			return new Session(connection).query(sql, (row) -> row.getString(1));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
