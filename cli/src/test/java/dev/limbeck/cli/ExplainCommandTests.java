package dev.limbeck.cli;

import java.nio.file.Path;

import dev.limbeck.cli.standalone.Outcome;
import dev.limbeck.cli.standalone.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * explain shows statements, whether their file is complete or not.
 */
class ExplainCommandTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void writeFiles() {
		this.workplace = new Workplace(this.directory).revision("a").file("db/migration/b.sql", """
				-- Index
				-- @revision b
				-- @revises a
				-- @transaction none

				-- @upgrade
				CREATE INDEX CONCURRENTLY
				  ON a (id); VACUUM a;

				-- @downgrade
				SELECT ';' AS "a;b"
				""");
	}

	@Test
	void aRevisionIsExplained() {
		assertThat(this.workplace.run("explain", "b")).isEqualTo(new Outcome(0, """
				upgrade: 2 statements, one by one
				  line 7: CREATE INDEX CONCURRENTLY ...
				    cannot run in a transaction: CREATE INDEX CONCURRENTLY works in several transactions of its own
				  line 8: VACUUM a
				    cannot run in a transaction: VACUUM works in several transactions of its own
				downgrade: 1 statement, one by one
				  line 11: SELECT ';' AS "a;b"
				""", ""));
	}

	@Test
	void aRevisionIsExplainedAsJson() {
		assertThat(this.workplace.run("explain", "b", "--json").out()).isEqualTo("""
				{"statements":[{"section":"upgrade","line":7,"sql":"CREATE INDEX CONCURRENTLY\\n  ON a (id)",\
				"transactional":false,"reason":"CREATE INDEX CONCURRENTLY works in several transactions of its own"},\
				{"section":"upgrade","line":8,"sql":"VACUUM a","transactional":false,\
				"reason":"VACUUM works in several transactions of its own"},\
				{"section":"downgrade","line":11,"sql":"SELECT ';' AS \\"a;b\\"","transactional":true}]}
				""");
	}

	@Test
	void passwordsAreHidden() {
		this.workplace.file("draft.sql", "ALTER ROLE app PASSWORD /* c */ 's3cret';\n");
		assertThat(this.workplace.run("explain", "draft.sql").out())
			.endsWith("  line 1: ALTER ROLE app PASSWORD /* c */ ********\n");
		assertThat(this.workplace.run("explain", "draft.sql", "--json").out()).doesNotContain("s3cret");
	}

	@Test
	void aFileIsExplainedByItsPath() {
		assertThat(this.workplace.run("explain", "db/migration/a.sql").out())
			.startsWith("upgrade: 1 statement in one transaction\n  line 6: CREATE TABLE a (id int)\n");
		assertThat(this.workplace.run("explain", this.workplace.path("db/migration/a.sql")).exitCode()).isZero();
	}

	@Test
	void aFileNeedNotBeARevisionYet() {
		this.workplace.file("draft.sql", "BEGIN;\nUPDATE a SET id = 1;\nCOMMIT;\n");
		assertThat(this.workplace.run("explain", "draft.sql").out()).isEqualTo("""
				upgrade: 3 statements in one transaction
				  line 1: BEGIN
				    cannot run in a transaction: it begins or ends a transaction itself
				  line 2: UPDATE a SET id = 1
				  line 3: COMMIT
				    cannot run in a transaction: it begins or ends a transaction itself
				""");
	}

	@Test
	void aMixIsPointedOut() {
		this.workplace.file("draft.sql", "VACUUM a;\nUPDATE a SET id = 1;\n");
		assertThat(this.workplace.run("explain", "draft.sql").out())
			.startsWith("upgrade: 2 statements, to be split or declared with -- @transaction none\n");
	}

	@Test
	void whatCannotBeCutIsAnError() {
		this.workplace.file("draft.sql", "SELECT 1;\nSELECT 'open;\n");
		Outcome outcome = this.workplace.run("explain", "draft.sql");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).startsWith("draft.sql:2:8: unterminated quoted string");
	}

	@Test
	void statementsOutsideOfSectionsAreAnError() {
		this.workplace.file("draft.sql", "SELECT 1;\n-- @upgrade\nSELECT 2;\n");
		assertThat(this.workplace.run("explain", "draft.sql").err()).startsWith("draft.sql:1:1: SQL in front of");
	}

	@Test
	void aFileThatIsNotThereIsNamed() {
		assertThat(this.workplace.run("explain", "nowhere/draft.sql"))
			.isEqualTo(new Outcome(1, "", "There is no file nowhere/draft.sql.\nCheck the path; it starts from "
					+ this.directory.toAbsolutePath() + ".\n"));
	}

	@Test
	void baseHasNothingToExplain() {
		assertThat(this.workplace.run("explain", "base").exitCode()).isEqualTo(1);
	}

}
