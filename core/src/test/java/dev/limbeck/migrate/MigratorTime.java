package dev.limbeck.migrate;

import java.util.random.RandomGenerator;

import dev.limbeck.connect.WaitClock;
import dev.limbeck.step.Ticker;

/**
 * Lets tests in other packages give a migrator another time, in which nobody looks at
 * steps from beside: messages of a second connection would come and go.
 */
public final class MigratorTime {

	private static final Ticker STILL = new Ticker() {
		@Override
		public void start(Runnable task) {
		}

		@Override
		public void stop(Runnable last) {
			last.run();
		}
	};

	private MigratorTime() {
	}

	/**
	 * Set the time.
	 * @param builder the migrator
	 * @param clock tells and passes the time
	 * @param random scatters the pauses
	 * @return the same builder
	 */
	public static MigratorBuilder set(MigratorBuilder builder, WaitClock clock, RandomGenerator random) {
		return builder.time(clock, random).ticker(() -> STILL);
	}

}
