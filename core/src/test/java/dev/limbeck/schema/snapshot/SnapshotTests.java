package dev.limbeck.schema.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.extent.Extent;
import dev.limbeck.fuzz.Fuzzer;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaOrigin;
import dev.limbeck.schema.SchemaReader;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SnapshotWriter} and {@link SnapshotReader}.
 */
@ExtendWith(PostgresExtension.class)
class SnapshotTests {

	private static final String TEXT = """
			limbeck snapshot 1
			server 18
			role "Ann O'Hara"
			unknown "pg_class.relkind g"
			managed public.events
			schema public
			table of schema public/t: options="a=1, b=2" ~owner_of="x\\ny"
			column of table public.t/"ID.1": type="text"
				needs comment table.public.t
			default of column public.t."ID.1": expression="'\\u200b\\"\\\\'::text"
			comment of table public.t: text="Grüße 😀"
			end
			""";

	@Test
	void aSnapshotIsOneFactALineInOneWayOnly() {
		assertThat(text(snapshot())).isEqualTo(TEXT);
	}

	@Test
	void whatWasWrittenIsReadAsItWas() {
		assertSame(read(TEXT), snapshot());
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void anySchemaComesBackAsItWas(Path script, PostgresDatabase database) throws SQLException, IOException {
		Extent.skipUnlessAllOrOneOf(4, script.getName(script.getNameCount() - 2));
		database.execute(Files.readString(script));
		Snapshot written = new Snapshot(schema(database), List.of(), List.of());
		assertThat(written.schema().facts()).isNotEmpty();
		assertSame(read(text(written)), written);
	}

	static Stream<Path> scripts() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/test/resources/cases/diff"))) {
			return files.filter((file) -> file.endsWith("old.sql") || file.endsWith("new.sql"))
				.sorted()
				.toList()
				.stream();
		}
	}

	@Test
	void oddNamesAndValuesComeBack(PostgresDatabase database) throws SQLException {
		database.execute(
				"""
						CREATE SCHEMA "a.b/c: ""x"" = ~"; CREATE TABLE "a.b/c: ""x"" = ~"."of t" (" needs " text DEFAULT E'\\n\\t"');
						COMMENT ON TABLE "a.b/c: ""x"" = ~"."of t" IS E'end\\nend \\u202e \\u2028 \\u001b[31m';
						CREATE SCHEMA "end"; CREATE SCHEMA "needs"; CREATE TABLE "end"."Ünï" ();
						GRANT SELECT ON "end"."Ünï" TO PUBLIC""");
		Snapshot written = new Snapshot(schema(database), List.of(), List.of());
		assertThat(text(written)).doesNotContain("\u202e").doesNotContain("\u001b");
		assertSame(read(text(written)), written);
	}

	@ParameterizedTest
	@ValueSource(strings = { "limbeck snapshot 2\n|begins with \"limbeck snapshot 2\"", "|does not begin with",
			"CREATE TABLE t ();|does not begin with",
			"limbeck snapshot 1\nserver 18\nrole r\n|x.snapshot:3: the file ends",
			"limbeck snapshot 1\nrole r\nend|no line says which version",
			"limbeck snapshot 1\nserver 9\nend|x.snapshot:2: the line names no version",
			"limbeck snapshot 1\nserver 18\nend\nschema x|x.snapshot:4: the line comes after the end",
			"limbeck snapshot 1\nserver 18\n<<<<<<< HEAD\nend|x.snapshot:3: the line has something else than a name",
			"limbeck snapshot 1\nserver 18\nplanet x\nend|x.snapshot:3: the line begins with planet",
			"limbeck snapshot 1\nserver 18\n\tneeds schema x\nend|x.snapshot:3: the line says what is needed",
			"limbeck snapshot 1\nserver 18\nschema x\n\tneeds schema y\nend|x.snapshot:3: there is no schema y",
			"limbeck snapshot 1\nserver 18\nschema x\nschema x\nend|x.snapshot:4: the line is about schema x, as line 3",
			"limbeck snapshot 1\nserver 18\ntable of schema x/t\nend|x.snapshot:3: there is no schema x",
			"limbeck snapshot 1\nserver 18\nschema \"x\nend|x.snapshot:3: the line has something else than '\"' in column 10",
			"limbeck snapshot 1\nserver 18\nschema x: a=\"1\" a=\"2\"\nend|x.snapshot:3: the line says a twice" })
	void whatIsWrongIsSaidByLine(String given) {
		String[] parts = given.split("\\|");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> read(parts[0]))
			.satisfies((ex) -> assertThat(ex.description()).contains(parts[1]));
	}

	@Test
	void allThatIsWrongIsSaidAtOnce() {
		assertThatExceptionOfType(LimbeckException.class)
			.isThrownBy(() -> read("limbeck snapshot 1\nserver 18\nplanet x\nmoon y\n"))
			.satisfies((ex) -> assertThat(ex.description().lines()).hasSize(3));
	}

	@Test
	void aFileIsKnownByItsBeginning(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("a.snapshot"), TEXT);
		assertThat(SnapshotReader.isSnapshot(file)).isTrue();
		assertThat(SnapshotReader.isSnapshot(Files.writeString(folder.resolve("a.sql"), "-- limbeck"))).isFalse();
		assertSame(SnapshotReader.read(file), snapshot());
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> SnapshotReader.read(folder))
			.satisfies((ex) -> assertThat(ex.description()).endsWith("is a folder."));
	}

	@Test
	void anyTextIsReadOrRefused() {
		Fuzzer.of(LimbeckException.class, TEXT)
			.words("needs", " of ", "end\n", "\\u00", "schema x\n", "\t", ": ", "~", "=\"")
			.feed((text) -> read(text).schema().facts().size());
	}

	private static Snapshot snapshot() {
		FactId table = FactId.of(FactKind.TABLE, "public", "t");
		FactId column = table.child(FactKind.COLUMN, List.of("ID.1"));
		FactId comment = table.child(FactKind.COMMENT, List.of());
		List<Fact> facts = List.of(fact(FactId.of(FactKind.SCHEMA, "public"), null, Map.of(), Map.of()),
				fact(table, FactId.of(FactKind.SCHEMA, "public"), Map.of("options", "a=1, b=2"),
						Map.of("owner_of", "x\ny")),
				fact(column, table, Map.of("type", "text"), Map.of()), fact(column.child(FactKind.DEFAULT, List.of()),
						column, Map.of("expression", "'\u200b\"\\'::text"), Map.of()),
				fact(comment, table, Map.of("text", "Grüße 😀"), Map.of()));
		Schema schema = new Schema(new SchemaOrigin(18, "Ann O'Hara"), facts, Map.of(column, Set.of(comment)));
		return new Snapshot(schema, List.of("pg_class.relkind g"), List.of(List.of("public", "events")));
	}

	private static Fact fact(FactId id, @Nullable FactId parent, Map<String, String> attributes,
			Map<String, String> details) {
		return new Fact(id, parent, attributes, details);
	}

	private static void assertSame(Snapshot read, Snapshot written) {
		assertThat(read.schema().facts()).containsExactlyElementsOf(written.schema().facts());
		assertThat(read.schema().facts()).allSatisfy((fact) -> assertThat(read.schema().dependencies(fact.id()))
			.isEqualTo(written.schema().dependencies(fact.id())));
		assertThat(read.schema().origin()).isEqualTo(written.schema().origin());
		assertThat(read.unknown()).isEqualTo(written.unknown());
		assertThat(read.managed()).isEqualTo(written.managed());
	}

	private static String text(Snapshot snapshot) {
		try {
			StringBuilder text = new StringBuilder();
			SnapshotWriter.write(snapshot, text);
			return text.toString();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Snapshot read(String text) {
		return SnapshotReader.read(new SourceText("x.snapshot", text));
	}

	private static Schema schema(PostgresDatabase database) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database.jdbcUrl() + "?preferQueryMode=simple",
				"postgres", null)) {
			int version = connection.getMetaData().getDatabaseMajorVersion();
			return new SchemaReader(version).read(new Session(connection)).ofUsers();
		}
	}

}
