package dev.limbeck.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * Listens to what is logged during a test, and keeps it from the console.
 */
public final class CapturedLog implements BeforeEachCallback, AfterEachCallback {

	private final Logger logger;

	private final Level level;

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private @Nullable Level before;

	/**
	 * Create a new listener.
	 * @param logger the name of the logger to listen to
	 * @param level the least that is heard
	 */
	public CapturedLog(String logger, Level level) {
		this.logger = (Logger) LoggerFactory.getLogger(logger);
		this.level = level;
	}

	/**
	 * Create a new listener.
	 * @param logger the class whose logger to listen to
	 * @param level the least that is heard
	 */
	public CapturedLog(Class<?> logger, Level level) {
		this(logger.getName(), level);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.log.start();
		this.before = this.logger.getLevel();
		this.logger.setLevel(this.level);
		this.logger.setAdditive(false);
		this.logger.addAppender(this.log);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.logger.detachAppender(this.log);
		this.logger.setAdditive(true);
		this.logger.setLevel(this.before);
	}

	/**
	 * Return what was logged so far.
	 * @return lines in their order
	 */
	public List<ILoggingEvent> events() {
		return List.copyOf(this.log.list);
	}

	/**
	 * Return what was logged so far.
	 * @return the texts of the lines
	 */
	public List<String> messages() {
		return events().stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	/**
	 * Return the first line that begins with a text.
	 * @param text the text
	 * @return the line, or nothing
	 */
	public Optional<ILoggingEvent> find(String text) {
		return events().stream().filter((event) -> event.getFormattedMessage().startsWith(text)).findFirst();
	}

	/**
	 * Return the fields of the first line that begins with a text.
	 * @param text the text
	 * @return values by the names of their fields
	 */
	public Map<String, Object> fields(String text) {
		ILoggingEvent found = find(text)
			.orElseThrow(() -> new AssertionError("no line begins with " + text + ": " + events()));
		Map<String, Object> fields = new LinkedHashMap<>();
		if (found.getKeyValuePairs() != null) {
			found.getKeyValuePairs().forEach((pair) -> fields.put(pair.key, pair.value));
		}
		return fields;
	}

}
