package dev.limbeck.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogFields}.
 */
class LogFieldsTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(LogFieldsTests.class);

	@RegisterExtension
	private final CapturedLog log = new CapturedLog(LogFieldsTests.class, ch.qos.logback.classic.Level.INFO);

	@Test
	void theTextStaysAsItIsAndTheFieldsStandBesideIt() {
		LogFields.of(LogField.REVISION, "a").with(LogField.ATTEMPT, 2).warn(this.logger).log("Try {} of {}", 2, "a");
		ILoggingEvent event = this.log.events().get(0);
		assertThat(event.getFormattedMessage()).isEqualTo("Try 2 of a");
		assertThat(event.getLevel()).hasToString("WARN");
		assertThat(event.getKeyValuePairs()).extracting((pair) -> pair.key + "=" + pair.value)
			.containsExactly("limbeck.attempt=2", "limbeck.revision=a");
	}

	@Test
	void valuesArePlain() {
		LogFields fields = LogFields.of(LogField.DURATION_MS, Duration.ofSeconds(2))
			.with(LogField.CURRENT, new TreeSet<>(List.of("b", "a")))
			.with(LogField.NUMBER, 3)
			.with(LogField.SQLSTATE, null)
			.with(LogField.DIRECTION, new StringBuilder("upgrade"));
		assertThat(fields.values()).containsOnlyKeys(LogField.DURATION_MS, LogField.CURRENT, LogField.NUMBER,
				LogField.DIRECTION);
		assertThat(fields.values().values()).containsExactlyInAnyOrder(2000L, "a,b", 3, "upgrade");
	}

	@Test
	void aBindingThatKnowsNoFieldsWritesTheTextAlone() {
		PlainLogger plain = new PlainLogger();
		LogFields.of(LogField.REVISION, "a").info(plain).log("Running {}", "a");
		assertThat(plain.lines).containsExactly("INFO Running a");
	}

	@Test
	void noNameHidesAnotherOne() {
		List<String> keys = Arrays.stream(LogField.values()).map(LogField::key).toList();
		assertThat(keys).doesNotHaveDuplicates().allMatch((key) -> key.matches("limbeck\\.[a-z_]+"));
	}

	/**
	 * A logger as simple bindings have it.
	 */
	private static final class PlainLogger extends LegacyAbstractLogger {

		private static final long serialVersionUID = 1L;

		private final transient List<String> lines = new ArrayList<>();

		@Override
		protected @Nullable String getFullyQualifiedCallerName() {
			return null;
		}

		@Override
		protected void handleNormalizedLoggingCall(Level level, @Nullable Marker marker, String message,
				@Nullable Object @Nullable [] arguments, @Nullable Throwable thrown) {
			this.lines.add(level + " " + MessageFormatter.basicArrayFormat(message, arguments));
		}

		@Override
		public boolean isTraceEnabled() {
			return true;
		}

		@Override
		public boolean isDebugEnabled() {
			return true;
		}

		@Override
		public boolean isInfoEnabled() {
			return true;
		}

		@Override
		public boolean isWarnEnabled() {
			return true;
		}

		@Override
		public boolean isErrorEnabled() {
			return true;
		}

	}

}
