package dev.limbeck.migrate;

import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.SessionOpening;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Notices that the driver keeps because nobody listens: of the login, of what a session
 * begins with, and of code.
 */
@ExtendWith(PostgresExtension.class)
class KeptNoticesTests {

	private static final String LOOP = "DO $$BEGIN FOR i IN 1..2000 LOOP RAISE WARNING 'notice %', i; END LOOP; END$$";

	@TempDir
	private Path folder;

	@Test
	void ofAStatementInAJavaRevisionTheFirstAreKeptAndTheOthersCounted(PostgresDatabase database) {
		List<String> kept = new ArrayList<>();
		run(database, (connection) -> {
			try (Statement statement = connection.createStatement()) {
				statement.execute(LOOP);
				addWarnings(kept, statement.getWarnings());
			}
		});
		assertThat(kept).hasSize(101).startsWith("notice 1").endsWith("... 1900 more notices, which are not kept");
	}

	@Test
	void eachStatementOfAJavaRevisionBeginsAnew(PostgresDatabase database) {
		List<String> kept = new ArrayList<>();
		run(database, (connection) -> {
			for (int i = 0; i < 5; i++) {
				try (Statement statement = connection.createStatement()) {
					statement.execute(LOOP.replace("2000", "60"));
					addWarnings(kept, statement.getWarnings());
				}
			}
		});
		assertThat(kept).hasSize(300).doesNotContain("... ");
	}

	// The driver keeps those of each COPY as long as the connection.
	@ParameterizedTest
	@ValueSource(ints = { 90, 2000 })
	void ofAllCopiesOfAJavaRevisionTheFirstAreKept(int each, PostgresDatabase database) {
		database.execute("CREATE TABLE t (id int); CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS "
				+ LOOP.substring(3).replace("END$$", "RETURN NULL; END$$").replace("2000", String.valueOf(each))
				+ "; CREATE TRIGGER tell AFTER INSERT ON t FOR EACH STATEMENT EXECUTE FUNCTION tell()");
		List<String> kept = new ArrayList<>();
		run(database, (connection) -> {
			for (int i = 0; i < 50; i++) {
				connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY t FROM STDIN", new StringReader("1\n"));
			}
			addWarnings(kept, connection.unwrap(PgConnection.class).getWarnings());
		});
		assertThat(kept).hasSize(101).startsWith("notice 1").anyMatch((last) -> last.endsWith("which are not kept"));
	}

	@Test
	void ofWhatASessionBeginsWithTheFirstAreKept(PostgresDatabase database) throws SQLException {
		Connector opened = Connector.to(DatabaseUrl.parse(database.url()))
			.opening(new SessionOpening(null, "SET client_min_messages = warning", "test"));
		try (Connection connection = opened.connect(Duration.ofSeconds(20));
				Statement statement = connection.createStatement()) {
			statement.execute(LOOP);
			List<String> kept = new ArrayList<>();
			addWarnings(kept, statement.getWarnings());
			assertThat(kept).hasSize(101);
		}
	}

	@Test
	void aLoginTriggerMaySayMuch(PostgresDatabase database) {
		atLogin(database, LOOP.replace("DO $$", "").replace("$$", ""));
		assertThat(new RevisionFiles(this.folder).addTables("a").upgrade(database).steps()).hasSize(1);
	}

	@Test
	void whatALoginTriggerRefusesIsToldHoweverLongItIs(PostgresDatabase database) {
		atLogin(database, "BEGIN IF current_setting('application_name') = 'limbeck' THEN "
				+ "RAISE 'closed today %', repeat('x', 6000000); END IF; END");
		LimbeckException failure = catchThrowableOfType(LimbeckException.class,
				() -> new RevisionFiles(this.folder).addTables("a").upgrade(database));
		assertThat(failure.description()).contains("closed today xxx").hasSizeLessThan(20_000);
	}

	private void run(PostgresDatabase database, CodeRevision.Code code) {
		new RevisionFiles(this.folder).addTables("a")
			.builder(database)
			.javaRevisions(List.of(ProvidedRevision.of(new CodeRevision(code))))
			.build()
			.upgrade();
	}

	private static void addWarnings(List<String> all, SQLWarning first) {
		for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
			all.add(warning.getMessage());
		}
	}

	private static void atLogin(PostgresDatabase database, String body) {
		assumeThat(database.query("SHOW server_version_num").get(0)).as("login event triggers")
			.isGreaterThanOrEqualTo("170000");
		database.execute("CREATE FUNCTION at_login() RETURNS event_trigger LANGUAGE plpgsql AS $f$" + body + "$f$;"
				+ "CREATE EVENT TRIGGER at_login ON login EXECUTE FUNCTION at_login();");
	}

}
