package dev.limbeck.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import dev.limbeck.connect.WaitClock;

/**
 * Time that jumps forwards and backwards by hours.
 *
 * @param random by how much
 */
record JumpingClock(RandomGenerator random) implements WaitClock {

	@Override
	public long nanoTime() {
		return System.nanoTime() + TimeUnit.MINUTES.toNanos(this.random.nextInt(-600, 600));
	}

	@Override
	public void sleep(Duration duration) throws InterruptedException {
		Thread.sleep(1);
	}

}
