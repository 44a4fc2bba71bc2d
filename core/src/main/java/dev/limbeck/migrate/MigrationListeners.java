package dev.limbeck.migrate;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import dev.limbeck.LimbeckException;
import dev.limbeck.log.LogFields;
import dev.limbeck.revision.Plan;
import dev.limbeck.step.MigrationProgress;
import dev.limbeck.step.MigrationRetry;
import dev.limbeck.step.RunningStep;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells several listeners, none of which can break a migration.
 *
 * @param listeners told in this order
 */
record MigrationListeners(List<MigrationListener> listeners) implements MigrationListener {

	private static final Logger logger = LoggerFactory.getLogger(MigrationListeners.class);

	/**
	 * Copy the list.
	 */
	MigrationListeners {
		listeners = List.copyOf(listeners);
	}

	@Override
	public void begun() {
		each(MigrationListener::begun);
	}

	@Override
	public void reached(String database, int attempts, Duration waited) {
		each((listener) -> listener.reached(database, attempts, waited));
	}

	@Override
	public void lockAwaited(String holder, Duration waited) {
		each((listener) -> listener.lockAwaited(holder, waited));
	}

	@Override
	public void lockTaken(Duration waited) {
		each((listener) -> listener.lockTaken(waited));
	}

	@Override
	public void migrationAwaited(AwaitedMigration awaited) {
		each((listener) -> listener.migrationAwaited(awaited));
	}

	@Override
	public void started(Plan plan) {
		each((listener) -> listener.started(plan));
	}

	@Override
	public void stepStarted(RunningStep step) {
		each((listener) -> listener.stepStarted(step));
	}

	@Override
	public void stepProgressed(MigrationProgress progress) {
		each((listener) -> listener.stepProgressed(progress));
	}

	@Override
	public void stepRetried(MigrationRetry retry) {
		each((listener) -> listener.stepRetried(retry));
	}

	@Override
	public void stepFinished(RunningStep step, Duration duration) {
		each((listener) -> listener.stepFinished(step, duration));
	}

	@Override
	public void stepFailed(RunningStep step, @Nullable String sqlState, LimbeckException failure) {
		each((listener) -> listener.stepFailed(step, sqlState, failure));
	}

	@Override
	public void connectionLost(int attempt) {
		each((listener) -> listener.connectionLost(attempt));
	}

	@Override
	public void finished(MigrationReport report) {
		each((listener) -> listener.finished(report));
	}

	@Override
	public void failed(RuntimeException failure) {
		each((listener) -> listener.failed(failure));
	}

	private void each(Consumer<MigrationListener> call) {
		for (MigrationListener listener : this.listeners) {
			try {
				call.accept(listener);
			}
			catch (RuntimeException | LinkageError | AssertionError | StackOverflowError ex) {
				LogFields.NONE.warn(logger)
					.causedBy(ex)
					.log("A migration listener failed, which changes nothing: {}", listener.getClass().getName());
			}
		}
	}

}
