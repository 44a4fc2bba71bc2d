package dev.limbeck.migrate;

import java.nio.file.Path;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.step.runner.RevisionRunner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for revisions whose upgrade holds no statement, such as a new file that nobody
 * has filled in.
 */
@ExtendWith(PostgresExtension.class)
class EmptyUpgradeTests {

	private static final Logger logger = (Logger) LoggerFactory.getLogger(RevisionRunner.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@TempDir
	private Path folder;

	@BeforeEach
	void listen() {
		this.log.start();
		logger.addAppender(this.log);
	}

	@AfterEach
	void listenNoMore() {
		logger.detachAppender(this.log);
	}

	@Test
	void isAppliedWithAWarning(PostgresDatabase database) {
		new RevisionFiles(this.folder).add("a", "-- Write the statements here.").upgrade(database);
		assertThat(this.log.list).extracting(ILoggingEvent::getFormattedMessage)
			.contains("Revision a changes nothing: its upgrade in " + this.folder + "/a.sql holds no statement");
	}

	@Test
	void isWhatAMergeIsLike(PostgresDatabase database) {
		new RevisionFiles(this.folder).addTables("a", "b: a", "c: a").add("d: b c", "").upgrade(database);
		assertThat(this.log.list).extracting(ILoggingEvent::getFormattedMessage)
			.noneMatch((message) -> message.contains("changes nothing"));
	}

}
