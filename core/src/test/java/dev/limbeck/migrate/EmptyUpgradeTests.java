package dev.limbeck.migrate;

import java.nio.file.Path;

import ch.qos.logback.classic.Level;
import dev.limbeck.log.CapturedLog;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.step.runner.RevisionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for revisions whose upgrade holds no statement, such as a new file that nobody
 * has filled in.
 */
@ExtendWith(PostgresExtension.class)
class EmptyUpgradeTests {

	@RegisterExtension
	private final CapturedLog log = new CapturedLog(RevisionRunner.class, Level.INFO);

	@TempDir
	private Path folder;

	@Test
	void isAppliedWithAWarning(PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a", "-- Write the statements here.").upgrade(database);
		assertThat(this.log.messages())
			.contains("Revision a changes nothing: its upgrade in " + this.folder + "/a.sql holds no statement");
	}

	@Test
	void isWhatAMergeIsLike(PostgresDatabase database) {
		new RevisionFiles(this.folder).addTables("a", "b: a", "c: a").add("d: b c", "").upgrade(database);
		assertThat(this.log.messages()).noneMatch((message) -> message.contains("changes nothing"));
	}

}
