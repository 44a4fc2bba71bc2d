package dev.limbeck.step;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again beside the thread that runs.
 */
public interface Ticker {

	/** How often it does so. */
	Duration INTERVAL = Duration.ofMillis(500);

	/**
	 * Begin.
	 * @param task what to do; throws nothing
	 */
	void start(Runnable task);

	/**
	 * Come to an end without waiting for anything.
	 * @param last what to do after the last time
	 */
	void stop(Runnable last);

	/**
	 * Return a ticker with a thread of its own.
	 * @return one that has not begun, and has no thread yet
	 */
	static Ticker ofThread() {
		ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "limbeck-watch");
			thread.setDaemon(true);
			return thread;
		});
		executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
		return new Ticker() {
			@Override
			public void start(Runnable task) {
				executor.scheduleWithFixedDelay(task, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
			}

			@Override
			public void stop(Runnable last) {
				executor.execute(last);
				executor.shutdown();
			}
		};
	}

}
