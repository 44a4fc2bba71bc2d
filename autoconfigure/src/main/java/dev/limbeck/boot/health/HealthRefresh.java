package dev.limbeck.boot.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Looks from time to time where the database stands, while no probe waits for it: another
 * release may have moved it on.
 */
class HealthRefresh implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(HealthRefresh.class);

	private final LimbeckInitializer initializer;

	private final Duration period;

	private @Nullable ScheduledExecutorService executor;

	private @Nullable String failing;

	/**
	 * Create a new refresh.
	 * @param initializer knows where the database stands
	 * @param period between two looks; never if zero
	 */
	HealthRefresh(LimbeckInitializer initializer, Duration period) {
		this.initializer = initializer;
		this.period = period;
	}

	@Override
	public synchronized void start() {
		if (this.executor == null && this.period.compareTo(Duration.ZERO) > 0) {
			this.executor = Executors.newSingleThreadScheduledExecutor(HealthRefresh::thread);
			long nanos = this.period.toNanos();
			this.executor.scheduleWithFixedDelay(this::refresh, nanos, nanos, TimeUnit.NANOSECONDS);
		}
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "limbeck-health");
		thread.setDaemon(true);
		return thread;
	}

	// What is thrown would end the schedule without a word.
	private void refresh() {
		try {
			this.initializer.refresh();
			this.failing = null;
		}
		catch (LimbeckException ex) {
			failed(ex.code(), ex.description(),
					LogFields.of(LogField.CODE, ex.code()).with(LogField.SQLSTATE, ex.sqlState()));
		}
		catch (RuntimeException ex) {
			failed(ex.getClass().getName(), ex.getClass().getSimpleName(), new LogFields(Map.of()));
		}
	}

	// Once for each code in a row: the first may be of a session that was cut off, the
	// next the cause.
	private void failed(String code, String reason, LogFields fields) {
		if (!code.equals(this.failing) && isRunning()) {
			fields.warn(logger)
				.log("Where the database stands cannot be told, so health tells what was seen last: {}", reason);
			this.failing = code;
		}
	}

	@Override
	public synchronized void stop() {
		if (this.executor != null) {
			this.executor.shutdownNow();
			this.executor = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.executor != null;
	}

}
