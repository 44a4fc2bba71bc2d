package dev.limbeck.migrate;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.limbeck.connect.WaitSettings;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a migration that can be configured.
 *
 * @param ledgerSchema where the ledger is
 * @param waitSettings how long to wait for the database
 * @param attempts how often the whole run is tried while the connection gets lost
 * @param lockWait how long a lock holder may do nothing
 * @param lockPooler what to do behind a connection pooler
 * @param multipleHeads what to do with several heads
 * @param onAhead what to do when a newer release was here
 * @param source who named the database
 * @param application name of the application
 * @param host asked for the name of this machine, if known, once there is something to do
 * @param pacing the pauses between attempts
 */
record MigratorSettings(String ledgerSchema, WaitSettings waitSettings, int attempts, Duration lockWait,
		LockPooler lockPooler, MultipleHeads multipleHeads, OnAhead onAhead, String source,
		@Nullable String application, Supplier<@Nullable String> host, Pacing pacing) {

	/**
	 * Return the name of the session in {@code pg_stat_activity}.
	 * @return {@code limbeck} and the application
	 */
	String sessionName() {
		return (this.application != null) ? "limbeck " + this.application : "limbeck";
	}

	LongSupplier nanoTime() {
		return this.pacing.clock()::nanoTime;
	}

}
