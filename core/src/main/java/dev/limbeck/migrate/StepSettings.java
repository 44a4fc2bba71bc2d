package dev.limbeck.migrate;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How steps are run.
 *
 * @param timeouts of statements, unless a step says something else
 * @param tries how often a step is tried
 * @param listener told what is done
 * @param ticker makes what a watch looks by
 * @param nanoTime the time
 */
record StepSettings(StatementTimeouts timeouts, RevisionTries tries, MigrationListener listener,
		Supplier<Ticker> ticker, LongSupplier nanoTime) {

	StepSettings listener(MigrationListener other) {
		return new StepSettings(this.timeouts, this.tries, other, this.ticker, this.nanoTime);
	}

}
