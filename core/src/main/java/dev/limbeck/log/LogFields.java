package dev.limbeck.log;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.limbeck.VisibleText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.DefaultLoggingEventBuilder;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What a log line carries beside its text. The text is the same with and without:
 * bindings of slf4j that know no fields would put them in front of it, and so do not get
 * any.
 *
 * @param values texts and numbers
 */
public record LogFields(Map<LogField, Object> values) {

	/** A line that says everything in its text. */
	public static final LogFields NONE = new LogFields(Map.of());

	/**
	 * Return one field.
	 * @param field the field
	 * @param value its value, or {@code null} to leave it out; durations become
	 * milliseconds, collections become lists separated by commas
	 * @return fields
	 */
	public static LogFields of(LogField field, @Nullable Object value) {
		return NONE.with(field, value);
	}

	/**
	 * Add a field.
	 * @param field the field
	 * @param value its value, or {@code null} to leave it out
	 * @return new fields
	 */
	public LogFields with(LogField field, @Nullable Object value) {
		Map<LogField, Object> more = new EnumMap<>(LogField.class);
		more.putAll(this.values);
		if (value != null) {
			more.put(field, plain(value));
		}
		return new LogFields(more);
	}

	private static Object plain(Object value) {
		if (value instanceof Duration duration) {
			return duration.toMillis();
		}
		if (value instanceof Collection<?> several) {
			return VisibleText.line(several.stream().map(String::valueOf).collect(Collectors.joining(",")));
		}
		return (value instanceof Number) ? value : VisibleText.line(value.toString());
	}

	/**
	 * Begin a line of level INFO.
	 * @param logger writes it
	 * @return takes the text
	 */
	public LogLine info(Logger logger) {
		return at(Level.INFO, logger);
	}

	/**
	 * Begin a line of level DEBUG.
	 * @param logger writes it
	 * @return takes the text
	 */
	public LogLine debug(Logger logger) {
		return at(Level.DEBUG, logger);
	}

	/**
	 * Begin a line of level WARN.
	 * @param logger writes it
	 * @return takes the text
	 */
	public LogLine warn(Logger logger) {
		return at(Level.WARN, logger);
	}

	/**
	 * Begin a line.
	 * @param level its level
	 * @param logger writes it
	 * @return takes the text
	 */
	public LogLine at(Level level, Logger logger) {
		LoggingEventBuilder line = logger.atLevel(level);
		if (!(line instanceof DefaultLoggingEventBuilder) || logger instanceof LoggingEventAware) {
			this.values.forEach((field, value) -> line.addKeyValue(field.key(), value));
		}
		return new LogLine(line);
	}

}
