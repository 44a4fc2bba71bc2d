package dev.limbeck.doctor;

import java.nio.file.Path;
import java.sql.SQLException;

import dev.limbeck.doctor.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is offered to a database whose ledger lies in another schema.
 */
class LedgerElsewhereTests {

	private static final String MOVED = """
			--- db/migration/a.sql
			-- @revision a

			-- @upgrade
			CREATE TABLE a (id int);
			--- upgrade
			--- sql
			CREATE SCHEMA other;
			ALTER TABLE limbeck_revision SET SCHEMA other;
			ALTER TABLE limbeck_log SET SCHEMA other;
			ALTER TABLE limbeck_script SET SCHEMA other;
			""";

	@TempDir
	private Path directory;

	@Test
	void nobodyIsToldToApplyEverythingAgain() throws SQLException {
		try (DoctorCase project = new DoctorCase(this.directory)) {
			assertThat(project.examine(MOVED).findings()).extracting(Finding::id)
				.contains("ledger-elsewhere")
				.doesNotContain("behind");
		}
	}

}
