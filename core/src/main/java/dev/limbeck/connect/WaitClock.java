package dev.limbeck.connect;

import java.time.Duration;

/**
 * Time as the wait sees it: read and slept through in one place, so that a test can make
 * it pass at once.
 */
public interface WaitClock {

	/**
	 * Return the time since an arbitrary moment; it never goes backwards.
	 * @return nanoseconds
	 */
	long nanoTime();

	/**
	 * Let time pass.
	 * @param duration how long
	 * @throws InterruptedException if the thread is interrupted meanwhile
	 */
	void sleep(Duration duration) throws InterruptedException;

	/**
	 * Return the real time.
	 * @return a clock that sleeps in the current thread
	 */
	static WaitClock system() {
		return new WaitClock() {
			@Override
			public long nanoTime() {
				return System.nanoTime();
			}

			@Override
			public void sleep(Duration duration) throws InterruptedException {
				Thread.sleep(duration.toMillis());
			}
		};
	}

}
