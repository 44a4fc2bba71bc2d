package dev.limbeck.sample.job;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs jobs from when the application has started until it is told to stop. Any number of
 * replicas may do so: each job is locked by who runs it.
 */
@Component
class Worker implements SmartLifecycle {

	// An unknown kind of job waits for a release that knows it.
	private static final Duration FOR_EVER = Duration.ofDays(36_500);

	private static final Duration TIME_TO_FINISH = Duration.ofSeconds(10);

	private final Scheduler scheduler;

	private final boolean automatic;

	private volatile boolean running;

	Worker(DataSource dataSource, List<Task<Job>> kinds, JobSerializer serializer, JobProperties properties,
			Clock clock) {
		this.automatic = properties.worker();
		this.scheduler = Scheduler.create(JobConfiguration.inTransactions(dataSource), List.copyOf(kinds))
			.serializer(serializer)
			.jdbcCustomization(JobConfiguration.postgresql())
			.clock(clock::instant)
			.threads(properties.threads())
			.pollingInterval(properties.pollingInterval())
			.heartbeatInterval(properties.heartbeatInterval())
			.missedHeartbeatsLimit(4)
			.deleteUnresolvedAfter(FOR_EVER)
			.shutdownMaxWait(TIME_TO_FINISH)
			.failureLogging(LogLevel.WARN, false)
			.build();
	}

	@Override
	public void start() {
		this.scheduler.start();
		this.running = true;
	}

	@Override
	public void stop() {
		this.scheduler.stop();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public boolean isAutoStartup() {
		return this.automatic;
	}

}
