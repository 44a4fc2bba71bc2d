package dev.limbeck.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RenameTags} and {@link FormerNames}: what a model says of former names
 * decides.
 */
@ExtendWith(PostgresExtension.class)
class RenamedTests {

	private static final String OLD = "CREATE TABLE t (a int, b text); CREATE TYPE e AS ENUM ('x'); "
			+ "CREATE VIEW v AS SELECT a FROM t; CREATE FUNCTION f(int) RETURNS int LANGUAGE sql RETURN 1";

	private final ScratchServer scratch;

	@TempDir
	private Path folder;

	RenamedTests(PostgresDatabase database) {
		this.scratch = ScratchServers.beside(Connector.to(DatabaseUrl.parse(database.url())));
	}

	@AfterEach
	void close() {
		this.scratch.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					-- @renamed from=t\\nCREATE TABLE u (a int, b text)          | ALTER TABLE public.t RENAME TO u
					CREATE TABLE u ( -- @renamed from="t"\\n a int, b text)      | ALTER TABLE public.t RENAME TO u
					CREATE TABLE u (a int, b text); -- @renamed from=public.t     | ALTER TABLE public.t RENAME TO u
					CREATE TABLE t (a int,\\n-- @renamed from=b\\n"C" text)      | ALTER TABLE public.t RENAME COLUMN b TO "C"
					CREATE TABLE t (a int,\\nc text -- @renamed from=b\\n)       | ALTER TABLE public.t RENAME COLUMN b TO c
					CREATE TABLE t (\\nc int, -- @renamed from=a\\nb text)       | ALTER TABLE public.t RENAME COLUMN a TO c
					/* @renamed from=e */ CREATE TYPE g AS ENUM ('x'); CREATE TABLE t (a int) | ALTER TYPE public.e RENAME TO g
					CREATE TYPE g AS ENUM ( /* @renamed from=e */ 'x'); CREATE TABLE t (a int) | ALTER TYPE public.e RENAME TO g
					-- @renamed from=v\\nCREATE VIEW w AS SELECT a FROM t; CREATE TABLE t (a int, b text) | ALTER VIEW public.v RENAME TO w
					""")
	void aTagDecides(String sql, String statement) throws IOException {
		assertThat(difference(OLD, sql.replace("\\n", "\n")).plan().statements()).contains(statement);
	}

	@Test
	void aTableAndItsColumnMayBothHaveOtherNames() throws IOException {
		assertThat(
				difference("CREATE TABLE t (a int)", "-- @renamed from=t\nCREATE TABLE u (\n-- @renamed from=a\nb int)")
					.plan()
					.statements())
			.containsExactly("ALTER TABLE public.t RENAME TO u", "ALTER TABLE public.u RENAME COLUMN a TO b");
	}

	@Test
	void theWayBackGivesTheFormerNames() throws IOException {
		Difference difference = difference("-- @renamed from=t\nCREATE TABLE u (a int)", "CREATE TABLE t (a int)");
		assertThat(difference.plan().statements()).containsExactly("ALTER TABLE public.u RENAME TO t");
	}

	@Test
	void aTagThatIsNoLongerTrueMeansNothing() throws IOException {
		String renamed = "-- @renamed from=t\nCREATE TABLE u (a int)";
		assertThat(difference(renamed, renamed).plan().isEmpty()).isTrue();
		assertThat(difference("CREATE TABLE t (a int); CREATE TABLE u (a int)", renamed).renamed()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- @renamed t\nCREATE TABLE u (a int)",
			"-- @renamed from=t by me\nCREATE TABLE u (a int)", "-- @rename from=t\nCREATE TABLE u (a int)",
			"CREATE TABLE u (a int,\n-- @renamed from=x\nCHECK (a > 0))",
			"-- @renamed from=t\nSELECT 1; CREATE TABLE u (a int)", "CREATE TABLE u (a int);\n-- @renamed from=t" })
	void aTagThatSaysNothingIsRefused(String sql) {
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> difference("CREATE TABLE t (a int)", sql))
			.satisfies((ex) -> assertThat(ex.description()).contains("next.sql"));
	}

	private Difference difference(String before, String after) throws IOException {
		return Difference.towards(new SqlModel(write("old.sql", before)), new SqlModel(write("next.sql", after)),
				Scope.ALL, this.scratch);
	}

	private Path write(String name, String sql) throws IOException {
		return Files.writeString(this.folder.resolve(name), sql);
	}

}
