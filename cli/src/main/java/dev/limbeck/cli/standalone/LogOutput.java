package dev.limbeck.cli.standalone;

import java.io.PrintWriter;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import dev.limbeck.VisibleText;
import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.migrate.MigrationListener;

/**
 * Writes the engine's log to standard error: messages only, as many as fit the command.
 */
final class LogOutput implements LogSetup {

	private static final Logger ROOT = Logger.getLogger("");

	private static final Logger ENGINE = Logger.getLogger("dev.limbeck");

	/** Its summary is the result of the command. */
	private static final Logger SUMMARY = Logger.getLogger("dev.limbeck.migrate.Migrator");

	/** How a run ended that was told to stop is the error of the command. */
	private static final Logger STOP = Logger.getLogger(MigrationListener.LOGGER_OF_STOPS);

	/** Says nothing that the engine does not say better, and might say too much. */
	private static final Logger DRIVER = Logger.getLogger("org.postgresql");

	private final StatusLine status;

	/**
	 * Create a new output.
	 * @param err standard error, the same that the command writes to, so that lines keep
	 * their order
	 */
	LogOutput(PrintWriter err) {
		this(new StatusLine(err));
	}

	/**
	 * Create a new output.
	 * @param status the line below it
	 */
	LogOutput(StatusLine status) {
		this.status = status;
	}

	@Override
	public void begin(Activity activity, boolean verbose) {
		LogManager.getLogManager().reset();
		ROOT.addHandler(new MessageOnly(this.status));
		ROOT.setLevel(Level.WARNING);
		List<Level> levels = List.of(Level.WARNING, Level.INFO, Level.FINE);
		ENGINE.setLevel(levels.get(((activity == Activity.RUN) ? 1 : 0) + (verbose ? 1 : 0)));
		SUMMARY.setLevel(Level.WARNING);
		STOP.setLevel(Level.OFF);
		DRIVER.setLevel(Level.OFF);
	}

	/**
	 * Leaves out everything but the message.
	 */
	private static final class MessageOnly extends Handler {

		private final StatusLine status;

		private MessageOnly(StatusLine status) {
			this.status = status;
			setFormatter(new SimpleFormatter());
		}

		@Override
		public void publish(LogRecord entry) {
			if (isLoggable(entry)) {
				this.status.println(VisibleText.of(getFormatter().formatMessage(entry)));
			}
		}

		@Override
		public void flush() {
			// Each line is flushed.
		}

		@Override
		public void close() {
			// Standard error stays open.
		}

	}

}
