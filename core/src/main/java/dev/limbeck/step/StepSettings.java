package dev.limbeck.step;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.limbeck.migrate.MigrationListener;

/**
 * How steps are run.
 *
 * @param timeouts of statements, unless a step says something else
 * @param tries how often a step is tried
 * @param listener told what is done
 * @param ticker makes what a watch looks by
 * @param nanoTime the time
 */
public record StepSettings(StatementTimeouts timeouts, RevisionTries tries, MigrationListener listener,
		Supplier<Ticker> ticker, LongSupplier nanoTime) {

	public StepSettings listener(MigrationListener other) {
		return new StepSettings(this.timeouts, this.tries, other, this.ticker, this.nanoTime);
	}

}
