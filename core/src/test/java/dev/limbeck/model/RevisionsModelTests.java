package dev.limbeck.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.Symbol;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RevisionsModel} and {@link DatabaseModel}.
 */
@ExtendWith(PostgresExtension.class)
class RevisionsModelTests {

	@TempDir
	private Path folder;

	@BeforeEach
	void write() throws IOException {
		Files.writeString(this.folder.resolve("a.sql"), "-- a\n-- @revision aaaa\n-- @upgrade\nCREATE TABLE a ();\n");
		Files.writeString(this.folder.resolve("b.sql"), "-- b\n-- @revision bbbb\n-- @revises aaaa\n-- @upgrade\n"
				+ "CREATE ROLE no_such_role;\nCREATE TABLE b (id int);\n");
		Files.writeString(this.folder.resolve("c.sql"), "-- c\n-- @revision cccc\n-- @revises bbbb\n-- @upgrade\n"
				+ "CREATE INDEX CONCURRENTLY i ON b (id);\n");
	}

	@Test
	void revisionsAreAppliedUpToASymbol(PostgresDatabase database) {
		assertThat(tables(read(database, "aaaa"))).contains("table public.a").doesNotContain("table public.b");
		ModelSchema heads = read(database, "heads");
		assertThat(tables(heads)).contains("table public.a", "table public.b");
		assertThat(heads.schema().has(FactId.of(FactKind.INDEX, "public", "b", "i"))).isTrue();
	}

	@Test
	void whatBelongsToTheServerIsLeftOut(PostgresDatabase database) {
		assertThat(read(database, "heads").notes()).singleElement()
			.asString()
			.contains("b.sql:5: left out, because roles belong to a whole server");
		assertThat(database.query("SELECT 1 FROM pg_roles WHERE rolname = 'no_such_role'")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "'', 0s, 5min", "-- @statement-timeout 1h, 0s, 1h", "'', 7s, 7s" })
	void nothingRunsForEver(String tag, String setting, String longest, PostgresDatabase database) throws Exception {
		Files.writeString(this.folder.resolve("a.sql"), "-- a\n-- @revision aaaa\n" + tag
				+ "\n-- @upgrade\nDO $$BEGIN EXECUTE format('CREATE TABLE %I ()', current_setting('statement_timeout')); END$$;\n");
		Duration timeout = Duration.parse("PT" + setting);
		Model model = new RevisionsModel("revisions",
				(connector) -> Migrator.builder(connector)
					.locations(List.of("file:" + this.folder))
					.statementTimeout(timeout)
					.build(),
				List.of(Symbol.parse("heads")));
		try (ScratchServer scratch = ScratchServers.beside(connector(database))) {
			assertThat(tables(model.read(scratch))).contains("table public." + longest);
		}
	}

	@Test
	void aDatabaseThatIsThereNeedsNoScratchDatabase(PostgresDatabase database) {
		database.execute("CREATE TABLE t ()");
		ScratchServer none = ScratchServers.whenNeeded(() -> {
			throw new IllegalStateException("needed");
		});
		Model model = new DatabaseModel(connector(database), "DATABASE_URL");
		assertThat(tables(model.read(none))).containsExactly("table public.t");
		assertThat(model.name()).endsWith("/" + database.name());
	}

	private ModelSchema read(PostgresDatabase database, String symbol) {
		Model model = new RevisionsModel("revisions", this::migrator, List.of(Symbol.parse(symbol)));
		try (ScratchServer scratch = ScratchServers.beside(connector(database))) {
			return model.read(scratch);
		}
	}

	private Migrator migrator(Connector connector) {
		return Migrator.builder(connector).locations(List.of("file:" + this.folder)).build();
	}

	private static Connector connector(PostgresDatabase database) {
		return Connector.to(DatabaseUrl.parse(database.url()));
	}

	private static List<String> tables(ModelSchema model) {
		return model.schema().facts(FactKind.TABLE).stream().map((fact) -> fact.id().toString()).toList();
	}

}
