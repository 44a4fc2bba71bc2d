package dev.limbeck.migrate;

import java.time.Duration;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.Plan;
import dev.limbeck.step.MigrationProgress;
import dev.limbeck.step.MigrationRetry;
import dev.limbeck.step.RunningStep;
import org.jspecify.annotations.Nullable;

/**
 * Is told what a run does while it does it. Of one run it is told in order, most of it by
 * the thread that runs, progress by another one. What a listener throws is logged and
 * changes nothing; the run waits while it works. Trials and mere looks are not told.
 */
public interface MigrationListener {

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
	 * Another process has the migration lock. Told again while that lasts, and not at all
	 * if the lock is free.
	 * @param holder what is known of that process
	 * @param waited how long this one has been waiting
	 */
	default void lockAwaited(String holder, Duration waited) {
	}

	/**
	 * The migration lock was taken.
	 * @param waited how long that took
	 */
	default void lockTaken(Duration waited) {
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
	 * A step is about to run. Should the migration lock turn out to be lost, the run
	 * waits for it again; then the step is started once more, unless another process has
	 * done it.
	 * @param step the step
	 */
	default void stepStarted(RunningStep step) {
	}

	/**
	 * A step has been running for a second or longer. Told every half second by another
	 * thread than the one that runs.
	 * @param progress how far it has got
	 */
	default void stepProgressed(MigrationProgress progress) {
	}

	/**
	 * Others were in the way of a step; it will be tried again.
	 * @param retry what happened
	 */
	default void stepRetried(MigrationRetry retry) {
	}

	/**
	 * A step is done and committed.
	 * @param step the step
	 * @param duration since it was started, tries and pauses included
	 */
	default void stepFinished(RunningStep step, Duration duration) {
	}

	/**
	 * A step has failed for good.
	 * @param step the step
	 * @param sqlState the server's code, or {@code null} if it was not the server that
	 * refused
	 * @param failure the whole story
	 */
	default void stepFailed(RunningStep step, @Nullable String sqlState, LimbeckException failure) {
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
