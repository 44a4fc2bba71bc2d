package dev.limbeck.log;

import java.util.Arrays;

import dev.limbeck.VisibleText;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.CallerBoundaryAware;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A line that is about to be logged. Patterns of logging libraries write what they are
 * given: here it is made visible, and further lines are indented, so that nothing a
 * server or a file says looks like a line of the log.
 */
public final class LogLine {

	private final LoggingEventBuilder line;

	LogLine(LoggingEventBuilder line) {
		this.line = line;
		if (line instanceof CallerBoundaryAware aware) {
			aware.setCallerBoundary(LogLine.class.getName());
		}
	}

	/**
	 * Log it with the stack trace of a failure of somebody else's code.
	 * @param cause what was thrown
	 * @return the same line
	 */
	public LogLine causedBy(Throwable cause) {
		this.line.setCause(cause);
		return this;
	}

	/**
	 * Log it.
	 * @param text what it says, with {@code {}} for each argument
	 * @param arguments texts and numbers
	 */
	public void log(String text, @Nullable Object... arguments) {
		this.line.log(VisibleText.message(text), Arrays.stream(arguments).map(VisibleText::value).toArray());
	}

}
