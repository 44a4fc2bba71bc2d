package dev.limbeck.cli.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the command line makes of log lines: the text, and no fields.
 */
class LogTextTests {

	@Test
	void fieldsDoNotGetIntoTheText() {
		Recording recording = new Recording();
		Logger target = Logger.getLogger("limbeck.text");
		target.setLevel(Level.INFO);
		target.addHandler(recording);
		target.setUseParentHandlers(false);
		LogFields.of(LogField.REVISION, "a").info(LoggerFactory.getLogger("limbeck.text")).log("Running {}", "a");
		assertThat(recording.texts).containsExactly("Running a");
	}

	/**
	 * Remembers what it is given.
	 */
	private static final class Recording extends Handler {

		private final List<String> texts = new ArrayList<>();

		@Override
		public void publish(LogRecord record) {
			this.texts.add(record.getMessage());
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	}

}
