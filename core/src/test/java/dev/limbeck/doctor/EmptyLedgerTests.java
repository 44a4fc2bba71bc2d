package dev.limbeck.doctor;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import dev.limbeck.doctor.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is offered for a database whose ledger knows nothing of what it holds.
 */
class EmptyLedgerTests {

	private static final String LINE = """
			--- db/migration/a.sql
			-- @revision a
			-- @upgrade
			CREATE TABLE a (id int);
			-- @downgrade
			DROP TABLE a;
			--- db/migration/b.sql
			-- @revision b
			-- @revises a
			-- @upgrade
			CREATE TABLE b (id int);
			-- @downgrade
			DROP TABLE b;
			--- db/migration/c.sql
			-- @revision c
			-- @revises b
			-- @upgrade
			CREATE TABLE c (id int);
			-- @downgrade
			DROP TABLE c;
			--- scratch
			""";

	private static final String BRANCH = """
			--- db/migration/d.sql
			-- @revision d
			-- @revises a
			-- @upgrade
			CREATE TABLE d (id int);
			-- @downgrade
			DROP TABLE d;
			""";

	@TempDir
	private Path directory;

	@Test
	void whatIsAtTheHeadIsToBeStampedThere() throws SQLException {
		assertThat(emptyLedger(
				LINE + "--- sql\nCREATE TABLE a (id int); CREATE TABLE b (id int); CREATE TABLE c (id int);"))
			.extracting(Finding::command)
			.containsExactly("limbeck stamp c");
	}

	@Test
	void whatIsAtAnOlderRevisionIsToBeStampedThere() throws SQLException {
		Finding finding = emptyLedger(LINE + "--- sql\nCREATE TABLE a (id int); CREATE TABLE b (id int);").get(0);
		assertThat(finding.command()).isEqualTo("limbeck stamp b");
		assertThat(finding.condition()).contains("up to b make of a new database; what comes after is pending");
	}

	@Test
	void whatHasOneBranchAloneIsToBeStampedThere() throws SQLException {
		assertThat(emptyLedger(LINE + BRANCH + "--- sql\nCREATE TABLE a (id int); CREATE TABLE d (id int);"))
			.extracting(Finding::command)
			.contains("limbeck stamp d");
	}

	@Test
	void whatOnlyRowsCanShowIsSaid() throws SQLException {
		Finding finding = emptyLedger(LINE + """
				--- db/migration/b.sql
				-- @revision b
				-- @revises a
				-- @upgrade
				INSERT INTO a VALUES (1);
				-- @downgrade
				DELETE FROM a;
				--- sql
				CREATE TABLE a (id int);
				""").get(0);
		assertThat(finding.command()).isEqualTo("limbeck stamp b");
		assertThat(finding.remedy()).contains("If b was never applied, stamp a instead.");
	}

	@Test
	void anOlderRevisionIsFoundAlthoughALaterOneFails() throws SQLException {
		assertThat(emptyLedger(LINE + """
				--- db/migration/c.sql
				-- @revision c
				-- @revises b
				-- @upgrade
				CREATE TABLE c (id missing);
				--- sql
				CREATE TABLE a (id int); CREATE TABLE b (id int);
				""")).extracting(Finding::command).containsExactly("limbeck stamp b");
	}

	@Test
	void whatIsAtNoRevisionIsCompared() throws SQLException {
		assertThat(emptyLedger(LINE + "--- sql\nCREATE TABLE a (id bigint);").get(0).condition())
			.contains("not what the revisions make of a new database");
	}

	private List<Finding> emptyLedger(String text) throws SQLException {
		try (DoctorCase project = new DoctorCase(this.directory)) {
			return project.examine(text)
				.findings()
				.stream()
				.filter((finding) -> finding.id().equals("empty-ledger"))
				.toList();
		}
	}

}
