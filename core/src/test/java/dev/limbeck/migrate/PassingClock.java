package dev.limbeck.migrate;

import java.time.Duration;

import dev.limbeck.connect.WaitClock;

/**
 * Time that passes at once when somebody sleeps, and things that happen meanwhile.
 */
final class PassingClock implements WaitClock {

	private volatile Duration passed = Duration.ZERO;

	private int sleeps;

	private int moment;

	private Happening once = () -> {
	};

	private Happening always = () -> {
	};

	/**
	 * Let something happen once.
	 * @param number of the sleep, from 1
	 * @param happening what happens
	 */
	void onSleep(int number, Happening happening) {
		this.moment = number;
		this.once = happening;
	}

	/**
	 * Let something happen during each sleep.
	 * @param happening what happens
	 */
	void always(Happening happening) {
		this.always = happening;
	}

	Duration passed() {
		return this.passed;
	}

	@Override
	public long nanoTime() {
		return this.passed.toNanos();
	}

	/**
	 * Let time pass without anybody sleeping.
	 * @param duration how long
	 */
	synchronized void pass(Duration duration) {
		this.passed = this.passed.plus(duration);
	}

	@Override
	public void sleep(Duration duration) throws InterruptedException {
		pass(duration);
		this.sleeps++;
		try {
			this.always.run();
			if (this.sleeps == this.moment) {
				this.once.run();
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
	}

	/**
	 * Something that happens.
	 */
	interface Happening {

		void run() throws Exception;

	}

}
