package dev.limbeck.model;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.snapshot.SnapshotWriter;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SnapshotModel} and {@link ManagedTables}.
 */
@ExtendWith(PostgresExtension.class)
class SnapshotModelTests {

	private static final ScratchServer NONE = ScratchServers.whenNeeded(() -> {
		throw new IllegalStateException("needed");
	});

	@Test
	void aSnapshotSaysWhatTheDatabaseSaid(PostgresDatabase database, @TempDir Path folder) throws IOException {
		database.execute("CREATE TABLE t (id int PRIMARY KEY); CREATE VIEW v AS SELECT id FROM t");
		ModelSchema live = new DatabaseModel(Connector.to(DatabaseUrl.parse(database.url())), "test").read(NONE);
		Path file = folder.resolve("schema.snapshot");
		try (Writer out = Files.newBufferedWriter(file)) {
			SnapshotWriter.write(live.snapshot(), out);
		}
		ModelSchema read = new SnapshotModel(file).read(NONE);
		assertThat(read.schema().facts()).containsExactlyElementsOf(live.schema().facts());
	}

	@Test
	void whatPgPartmanManagesStandsInItsTable(PostgresDatabase database) throws SQLException {
		database.execute("CREATE SCHEMA \"Part\"; CREATE TABLE \"Part\".part_config (parent_table text); "
				+ "INSERT INTO \"Part\".part_config VALUES ('public.Events 2'), ('app.log')");
		try (Connection connection = database.connect()) {
			assertThat(ManagedTables.read(new Session(connection), "Part").tables())
				.containsExactly(List.of("app", "log"), List.of("public", "Events 2"));
		}
	}

	@Test
	void whatCannotBeKnownOfItIsSaid(PostgresDatabase database) throws SQLException {
		try (Connection connection = database.connect()) {
			assertThat(ManagedTables.read(new Session(connection), "nowhere").notes()).singleElement()
				.asString()
				.contains("limbeck.exclude");
		}
	}

}
