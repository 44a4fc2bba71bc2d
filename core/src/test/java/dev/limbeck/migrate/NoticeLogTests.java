package dev.limbeck.migrate;

import java.nio.file.Path;
import java.util.List;

import ch.qos.logback.classic.Level;
import dev.limbeck.LimbeckException;
import dev.limbeck.log.CapturedLog;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.step.runner.NoticeLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the server says while a revision runs, in the log.
 */
@ExtendWith(PostgresExtension.class)
class NoticeLogTests {

	@RegisterExtension
	private final CapturedLog log = new CapturedLog(NoticeLog.class, Level.DEBUG);

	@TempDir
	private Path folder;

	@Test
	void everyNoticeHasItsLevelAndItsRevision(PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a", """
				SET client_min_messages = debug1;
				DO $$BEGIN
				  RAISE WARNING 'w'; RAISE NOTICE 'n'; RAISE INFO 'i'; RAISE LOG 'l'; RAISE DEBUG 'd';
				  RAISE WARNING USING MESSAGE = 'own code', ERRCODE = 'P0042';
				END$$;""").upgrade(database);
		assertThat(logged()).contains("WARN a: w", "INFO a: n", "INFO a: i", "DEBUG a: l", "DEBUG a: d",
				"WARN a: own code");
	}

	@Test
	void whatTheServerRemarksByItselfIsLogged(PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a", "DROP TABLE IF EXISTS nobody; SELECT 1;").upgrade(database);
		assertThat(logged()).containsExactly("INFO a: table \"nobody\" does not exist, skipping");
	}

	@Test
	void theDetailTellsWhatACascadeHasTakenAlong(PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a",
				"CREATE TABLE t (id int); CREATE VIEW v AS TABLE t; CREATE VIEW w AS TABLE t; DROP TABLE t CASCADE;")
			.upgrade(database);
		assertThat(logged()).containsExactly("INFO a: drop cascades to 2 other objects\n"
				+ "  Detail: drop cascades to view v\n  drop cascades to view w");
	}

	@Test
	void whatIsSaidBeforeAFailureIsLogged(PostgresDatabase database) {
		RevisionFiles files = new RevisionFiles(this.folder).add("a",
				"DO $$BEGIN RAISE WARNING 'soon'; END$$; SELECT 1/0;");
		assertThatExceptionOfType(LimbeckException.class).isThrownBy(() -> files.upgrade(database));
		assertThat(logged()).containsExactly("WARN a: soon");
	}

	@Test
	void noticesOfStatementsThatRunOneByOneAreLogged(PostgresDatabase database) {
		new RevisionFiles(this.folder)
			.add("a", "-- @transaction none\nDO $$BEGIN RAISE NOTICE 'n'; END$$;\nDROP TABLE IF EXISTS nobody;")
			.upgrade(database);
		assertThat(logged()).containsExactly("INFO a: n", "INFO a: table \"nobody\" does not exist, skipping");
	}

	@Test
	void noticesOfATriggerThatRowsOfACopySetOffAreLogged(PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a", """
				CREATE TABLE a (id int);
				CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
				  $$BEGIN RAISE WARNING 'row %', NEW.id; RETURN NEW; END$$;
				CREATE TRIGGER tell BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION tell();
				COPY a FROM stdin;
				1
				2
				\\.
				SELECT 1;""").upgrade(database);
		assertThat(logged()).containsExactly("WARN a: row 1", "WARN a: row 2");
	}

	@Test
	void ofVeryManyNoticesTheFirstThousandAreLogged(PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a", """
				DO $$BEGIN
				  FOR i IN 1..3000 LOOP RAISE NOTICE '%', i; END LOOP; RAISE WARNING 'w';
				END$$;""").add("b: a", "DO $$BEGIN RAISE NOTICE 'n'; END$$;").upgrade(database);
		assertThat(logged()).hasSize(1002)
			.contains("INFO a: 1000", "WARN a: ... 2001 more notices, which are not logged", "INFO b: n")
			.doesNotContain("INFO a: 1001");
	}

	@Test
	void noNoticeForgesALineOrSteersATerminal(PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a", """
				DO $$BEGIN RAISE NOTICE E'one\\nERROR all is lost\\r\\x1b[2J\\u202e'; END$$;""").upgrade(database);
		assertThat(logged()).containsExactly("INFO a: one\n  ERROR all is lost\\u000d\\u001b[2J\\u202e");
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"-- @transaction none\nSET log_statement = 'all';\nSET client_min_messages = log;\nSELECT set_config('app.secret', 'S3cr3t', false);",
			"SELECT set_config('app.secret', 'S3cr3t', true); DO $$BEGIN RAISE WARNING '%', current_setting('app.secret'); END$$;" })
	void noNoticeShowsAPasswordOfTheScript(String script, PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a", script).upgrade(database);
		assertThat(logged()).isNotEmpty().noneMatch((line) -> line.contains("S3cr3t"));
	}

	@Test
	void aNoticeHasFewLines(PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a", "DO $$BEGIN RAISE NOTICE '%', repeat(E'line\\n', 10000); END$$;")
			.upgrade(database);
		assertThat(logged()).singleElement()
			.asString()
			.hasLineCount(24)
			.contains("\n  ... (9977 more lines)\n  line\n");
	}

	private List<String> logged() {
		return this.log.events().stream().map((event) -> event.getLevel() + " " + event.getFormattedMessage()).toList();
	}

}
