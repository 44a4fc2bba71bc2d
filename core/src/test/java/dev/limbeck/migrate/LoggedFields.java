package dev.limbeck.migrate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Listens to what Limbeck logs during a test, and tells the fields of its lines.
 */
class LoggedFields implements BeforeEachCallback, AfterEachCallback {

	private final Logger logger = (Logger) LoggerFactory.getLogger("dev.limbeck");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private @Nullable Level level;

	@Override
	public void beforeEach(ExtensionContext context) {
		this.log.start();
		this.level = this.logger.getLevel();
		this.logger.setLevel(Level.INFO);
		this.logger.addAppender(this.log);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.logger.detachAppender(this.log);
		this.logger.setLevel(this.level);
	}

	/**
	 * Return the fields of the first line that begins with a text.
	 * @param text the text
	 * @return values by the names of their fields
	 */
	Map<String, Object> of(String text) {
		ILoggingEvent found = List.copyOf(this.log.list)
			.stream()
			.filter((event) -> event.getFormattedMessage().startsWith(text))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no line begins with " + text + ": " + this.log.list));
		Map<String, Object> fields = new LinkedHashMap<>();
		if (found.getKeyValuePairs() != null) {
			found.getKeyValuePairs().forEach((pair) -> fields.put(pair.key, pair.value));
		}
		return fields;
	}

}
