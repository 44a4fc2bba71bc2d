package dev.limbeck.migrate;

import java.time.Duration;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.LockListener;
import dev.limbeck.revision.Plan;
import dev.limbeck.session.ShutdownHook;
import dev.limbeck.step.StepListener;

/**
 * Is told what a run does while it does it. Of one run it is told in order, most of it by
 * the thread that runs, progress by another one. What a listener throws is logged and
 * changes nothing; the run waits while it works. Trials and mere looks are not told.
 */
public interface MigrationListener extends StepListener, LockListener {

	/**
	 * The logger that says how a run ended that was told to stop, should nobody else have
	 * the time to. Whoever does may turn it off.
	 */
	String LOGGER_OF_STOPS = ShutdownHook.class.getName();

	/** Does nothing. */
	MigrationListener NO_OP = new MigrationListener() {
	};

	/**
	 * A run begins; next it reads the revisions, and waits for the database.
	 */
	default void begun() {
	}

	/**
	 * The database was reached, for the first time or after a connection was lost.
	 * @param database host, port and name
	 * @param attempts how many tries it took, from 1
	 * @param waited how long it took
	 */
	default void reached(String database, int attempts, Duration waited) {
	}

	/**
	 * Another process is to migrate, and has not done so yet. Told again while that
	 * lasts.
	 * @param awaited what is missing, and who is at work
	 */
	default void migrationAwaited(AwaitedMigration awaited) {
	}

	/**
	 * A plan that has something to do was made, and is about to be carried out.
	 * @param plan the plan
	 */
	default void started(Plan plan) {
	}

	/**
	 * The connection was lost; the whole run will be tried again.
	 * @param attempt the attempt that has failed, from 1
	 */
	default void connectionLost(int attempt) {
	}

	/**
	 * The run has come to its end, with or without anything to do.
	 * @param report what was found and done
	 */
	default void finished(MigrationReport report) {
	}

	/**
	 * The run has failed.
	 * @param failure nearly always a {@link LimbeckException}; its cause is the error if
	 * the virtual machine is to blame
	 */
	default void failed(RuntimeException failure) {
	}

}
