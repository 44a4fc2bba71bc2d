package dev.limbeck.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * What Limbeck logs, by thread, instead of on the console.
 */
final class RunLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private static final Logger logger = (Logger) LoggerFactory.getLogger("dev.limbeck");

	/** Complains about servers that were stopped by others. */
	private static final Logger server = (Logger) LoggerFactory.getLogger("io.zonky");

	private final Map<String, List<String>> lines = new ConcurrentHashMap<>();

	static RunLog open() {
		RunLog log = new RunLog();
		log.start();
		logger.setLevel(Level.INFO);
		logger.setAdditive(false);
		logger.addAppender(log);
		server.setLevel(Level.OFF);
		return log;
	}

	@Override
	protected void append(ILoggingEvent event) {
		lines(event.getThreadName()).add(event.getFormattedMessage());
	}

	/**
	 * Forget what this thread has logged.
	 */
	void forget() {
		this.lines.remove(Thread.currentThread().getName());
	}

	/**
	 * Return what this thread has logged.
	 * @return the messages
	 */
	List<String> lines() {
		return List.copyOf(lines(Thread.currentThread().getName()));
	}

	private List<String> lines(String thread) {
		return this.lines.computeIfAbsent(thread, (name) -> new CopyOnWriteArrayList<>());
	}

	@Override
	public void close() {
		logger.detachAppender(this);
		logger.setAdditive(true);
		logger.setLevel(null);
		server.setLevel(Level.WARN);
	}

}
