package dev.limbeck.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Time that passes only by sleeping, and at once.
 */
final class VirtualClock implements WaitClock {

	private final List<Duration> pauses = new ArrayList<>();

	private boolean interrupting;

	private Duration now = Duration.ofHours(1);

	@Override
	public synchronized long nanoTime() {
		return this.now.toNanos();
	}

	@Override
	public void sleep(Duration duration) throws InterruptedException {
		if (this.interrupting) {
			throw new InterruptedException();
		}
		this.pauses.add(duration);
		pass(duration);
	}

	void interruptNextSleep() {
		this.interrupting = true;
	}

	synchronized void pass(Duration duration) {
		this.now = this.now.plus(duration);
	}

	List<Duration> pauses() {
		return this.pauses;
	}

}
