package dev.limbeck.migrate;

import java.time.Duration;

import dev.limbeck.connect.WaitClock;

/**
 * Time that passes many times as fast, so that pauses are short and their proportions
 * stay.
 */
public final class HurriedClock implements WaitClock {

	private static final int SPEED = 50;

	@Override
	public long nanoTime() {
		return System.nanoTime() * SPEED;
	}

	@Override
	public void sleep(Duration duration) throws InterruptedException {
		Thread.sleep(duration.dividedBy(SPEED).toMillis());
	}

}
