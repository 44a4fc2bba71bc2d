package dev.limbeck.migrate;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.revision.Symbol;
import dev.limbeck.session.LockPooler;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.session.Pacing;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.StepListener;
import dev.limbeck.step.StepSettings;
import dev.limbeck.step.runner.StepWatch;
import dev.limbeck.step.runner.WatchConnection;
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
 * @param target what a start brings the database to
 * @param host asked for the name of this machine, if known, once there is something to do
 * @param connector opens connections
 * @param listener told what a run does
 * @param history what other tools have applied, to be entered into an empty ledger, or
 * {@code null} if that is left to people
 * @param steps how steps are run
 */
record MigratorSettings(String ledgerSchema, WaitSettings waitSettings, int attempts, Duration lockWait,
		LockPooler lockPooler, MultipleHeads multipleHeads, OnAhead onAhead, String source,
		@Nullable String application, List<Symbol> target, Supplier<@Nullable String> host, Connector connector,
		MigrationListener listener, @Nullable ForeignHistory history, StepSettings steps) {

	/**
	 * Return the name of the session in {@code pg_stat_activity}.
	 * @return {@code limbeck} and the application
	 */
	String sessionName() {
		return (this.application != null) ? "limbeck " + this.application : "limbeck";
	}

	Pacing pacing() {
		return this.steps.pacing();
	}

	/**
	 * Return settings of a migration of which no listener is told.
	 * @return the settings
	 */
	MigratorSettings quiet() {
		return new MigratorSettings(this.ledgerSchema, this.waitSettings, this.attempts, this.lockWait, this.lockPooler,
				this.multipleHeads, this.onAhead, this.source, this.application, this.target, this.host, this.connector,
				MigrationListener.NO_OP, this.history, this.steps.listener(StepListener.NO_OP));
	}

	/**
	 * Return what looks at steps while they run.
	 * @param session where they run
	 * @param running the steps
	 * @param before how many steps the run has done before
	 * @return the watch
	 */
	StepWatch watch(MigrationSession session, List<RunnableStep> running, int before) {
		WatchConnection connection = new WatchConnection(this.connector, sessionName(), session.backendPid());
		return new StepWatch(this.steps, connection, running, before);
	}

	boolean wantsEverything() {
		return this.target.equals(Upgrade.TO_HEADS.targets());
	}

	/**
	 * Return what writes the ledger in this process's name.
	 * @param ledger the ledger
	 * @return the writer
	 */
	LedgerWriter writer(Ledger ledger) {
		return new LedgerWriter(ledger, this.application, this.host.get());
	}

}
