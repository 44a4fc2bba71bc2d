package dev.limbeck.step.runner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PhaseQuery}.
 */
@ExtendWith(PostgresExtension.class)
class PhaseQueryTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CREATE INDEX ON t (gate(id))              | create index, building index.*
			CREATE INDEX CONCURRENTLY ON t (gate(id)) | create index concurrently, building index.*
			VACUUM FULL t                             | vacuum full, rebuilding index.*
			CLUSTER t USING t_id                      | cluster, rebuilding index.*
			COPY t FROM '%s'                          | copy from, \\d+ rows, \\d+ %
			""")
	void aLongCommandIsNamedWithItsPhase(String command, String phase, PostgresDatabase database) throws Exception {
		database.execute("CREATE TABLE t (id int); INSERT INTO t VALUES (1), (2)");
		database.execute("CREATE SEQUENCE gate; SELECT nextval('gate')");
		database.execute("CREATE FUNCTION gate(i int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS "
				+ "$$ BEGIN WHILE NOT (SELECT is_called FROM public.gate) LOOP PERFORM pg_sleep(0.01); END LOOP; RETURN i; END $$");
		database.execute(
				"CREATE INDEX t_id ON t (id); CREATE INDEX t_gate ON t (gate(id)); ALTER TABLE t ADD CHECK (gate(id) = id)");
		database.execute("COPY t TO '%s'".formatted(rows(database)));
		database.execute("SELECT setval('gate', 1, false)");
		try (Connection busy = database.connect(); Connection watch = database.connect()) {
			int pid = busy.unwrap(PGConnection.class).getBackendPID();
			CompletableFuture<Void> run = CompletableFuture
				.runAsync(() -> execute(busy, command.formatted(rows(database))));
			String said = Awaitility.await()
				.until(() -> String.valueOf(PhaseQuery.ask(new Session(watch), pid)), (text) -> text.matches(phase));
			assertThat(said).doesNotContain("null");
			database.execute("SELECT nextval('gate')");
			run.get();
		}
	}

	@Test
	void whatShowsNoProgressHasNoPhase(PostgresDatabase database) throws Exception {
		try (Connection idle = database.connect(); Connection watch = database.connect()) {
			int pid = idle.unwrap(PGConnection.class).getBackendPID();
			assertThat(PhaseQuery.ask(new Session(watch), pid)).isNull();
		}
	}

	private static String rows(PostgresDatabase database) {
		return database.server().dataDirectory().resolve(database.name() + ".copy").toString();
	}

	private static void execute(Connection connection, String sql) {
		try {
			new Session(connection).execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
