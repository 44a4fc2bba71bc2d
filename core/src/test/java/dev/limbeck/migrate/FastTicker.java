package dev.limbeck.migrate;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.limbeck.step.Ticker;

/**
 * A ticker for which a second passes with every tick, many of them in a real one.
 */
final class FastTicker implements Ticker {

	private final PassingClock clock;

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

	FastTicker(PassingClock clock) {
		this.clock = clock;
	}

	@Override
	public void start(Runnable task) {
		this.executor.scheduleWithFixedDelay(() -> {
			this.clock.pass(Duration.ofSeconds(1));
			task.run();
		}, 0, 5, TimeUnit.MILLISECONDS);
	}

	@Override
	public void stop(Runnable last) {
		this.executor.execute(last);
		this.executor.shutdown();
	}

}
