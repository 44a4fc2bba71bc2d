package dev.limbeck.migrate;

import java.time.Duration;

import dev.limbeck.connect.WaitClock;

/**
 * A clock that does something before it lets time pass.
 *
 * @param clock lets it pass
 * @param first what to do
 */
record BusyClock(WaitClock clock, Runnable first) implements WaitClock {

	@Override
	public long nanoTime() {
		return this.clock.nanoTime();
	}

	@Override
	public void sleep(Duration duration) throws InterruptedException {
		this.first.run();
		this.clock.sleep(duration);
	}

}
