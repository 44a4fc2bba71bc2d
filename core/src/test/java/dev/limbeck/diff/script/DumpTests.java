package dev.limbeck.diff.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.diff.Comparison;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.SchemaReader;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

/**
 * Tests for {@link Dump}: what is restored from it is the same.
 */
class DumpTests {

	@ParameterizedTest
	@MethodSource("schemas")
	void restoredItIsTheSame(Path sql) throws SQLException, IOException {
		Extent.skipUnlessAllOrOneOf(3, sql.getName(sql.getNameCount() - 2));
		Schema schema = make(Files.readString(sql));
		Dump dump = Dump.of(schema);
		Schema restored = make(dump.text());
		assertThat(Comparison.of(schema, restored)).isEmpty();
		assertThat(Dump.of(restored).text()).isEqualTo(dump.text());
	}

	static Stream<Path> schemas() throws IOException {
		int version = PostgresServer.shared().version();
		try (Stream<Path> files = Files.walk(Path.of("src/test/resources/cases/diff"))) {
			return files.filter((file) -> file.endsWith("new.sql") || file.endsWith("old.sql"))
				.filter((file) -> since(file.resolveSibling("old.sql")) <= version)
				.sorted()
				.toList()
				.stream();
		}
	}

	private static int since(Path old) {
		String first = contentOf(old.toFile()).lines().findFirst().orElse("");
		String prefix = "-- from PostgreSQL ";
		return first.startsWith(prefix) ? Integer.parseInt(first.substring(prefix.length())) : 0;
	}

	@Test
	void aNewDatabaseIsNothing() throws SQLException {
		assertThat(Dump.of(make("")).text()).isEmpty();
	}

	@Test
	void whatBelongsToATableStandsInItsFile() throws SQLException {
		Dump dump = Dump
			.of(make("CREATE SCHEMA shop; CREATE TABLE shop.item (id int PRIMARY KEY, p int REFERENCES shop.item);"
					+ "CREATE INDEX ON shop.item (p); COMMENT ON TABLE shop.item IS 'things'; CREATE VIEW v AS SELECT 1"));
		assertThat(dump.files()).containsOnlyKeys("shop/schema.sql", "shop/table/item.sql", "public/view/v.sql");
		assertThat(dump.files().get("shop/table/item.sql")).contains("CREATE TABLE shop.item", "CREATE INDEX",
				"COMMENT ON TABLE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../../etc/passwd", ".", "..", "a/b", "A", "a\\b", "nul\u0001", "ä" })
	void namesOfObjectsDoNotLeadElsewhere(String name) {
		String path = FilePath.of(FactId.of(FactKind.TABLE, name, name));
		assertThat(Path.of(path).normalize()).hasToString(path);
		assertThat(path).doesNotStartWith("/").doesNotStartWith("..").matches("[a-z0-9%./_-]+");
	}

	@Test
	void differentObjectsHaveDifferentFiles() {
		List<FactId> ids = List.of(FactId.of(FactKind.TABLE, "a", "b.c"), FactId.of(FactKind.TABLE, "a", "B.c"),
				FactId.of(FactKind.TABLE, "a.b", "c"), FactId.of(FactKind.VIEW, "a", "b.c"),
				FactId.of(FactKind.FUNCTION, "a", "b", "c"), FactId.of(FactKind.FUNCTION, "a", "b.c", ""));
		assertThat(ids.stream().map(FilePath::of)).doesNotHaveDuplicates();
	}

	private static Schema make(String sql) throws SQLException {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		try (Connection connection = DriverManager.getConnection(database.jdbcUrl() + "?preferQueryMode=simple",
				"postgres", null)) {
			Session session = new Session(connection);
			session.execute(sql);
			session.execute("RESET ALL");
			return new SchemaReader(connection.getMetaData().getDatabaseMajorVersion()).read(session).ofUsers();
		}
		finally {
			database.drop();
		}
	}

}
