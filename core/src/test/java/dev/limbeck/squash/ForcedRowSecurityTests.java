package dev.limbeck.squash;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.revision.SymbolRange;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of rows that row security hides from the owner of their table.
 */
@ExtendWith(PostgresExtension.class)
class ForcedRowSecurityTests {

	@TempDir
	private Path folder;

	private PostgresDatabase database;

	private String role;

	private LongHistory history;

	@BeforeEach
	void begin(PostgresDatabase connected) {
		this.database = connected;
		this.role = "owner_" + connected.name();
		connected.execute("CREATE ROLE " + this.role + " LOGIN CREATEDB");
		this.history = new LongHistory(this.folder, 0).add(0, "", "CREATE TABLE plan (name text);", "")
			.add(1, "r000", """
					INSERT INTO plan VALUES ('free');
					ALTER TABLE plan ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;""", "");
	}

	@AfterEach
	void forget() {
		this.database.execute("DROP ROLE " + this.role);
	}

	@Test
	void theyAreAskedAbout() {
		try (ScratchServer scratch = scratch()) {
			LimbeckException asked = catchThrowableOfType(LimbeckException.class, () -> squash(scratch, null));
			assertThat(asked.description()).contains("public.plan: 1 row");
		}
	}

	@Test
	void theyAreInsertedByTheOwnerToo() throws SQLException {
		try (ScratchServer scratch = scratch(); ScratchDatabase fresh = scratch.create()) {
			Squash squash = squash(scratch, KeptData.KEEP);
			try (Connection connection = fresh.open(); Statement statement = connection.createStatement()) {
				statement.execute(squash.sections().upgrade());
			}
			assertThat(ScratchRows.read(fresh)).isEqualTo(squash.goal().rows());
			assertThat(squash.counts()).isEqualTo(Map.of("public.plan", 1L));
		}
	}

	private Squash squash(ScratchServer scratch, @Nullable KeptData data) {
		SquashRange range = SquashRange.of(this.history.scripts().graph(), SymbolRange.parse("base:r001"));
		return new MakeSquash(this.history.scripts(), range, (to) -> Migrator.builder(to).build(), scratch).make(data);
	}

	private ScratchServer scratch() {
		return ScratchServers.beside(Connector.to(DatabaseUrl.parse(this.database.url(this.role, "secret"))));
	}

}
