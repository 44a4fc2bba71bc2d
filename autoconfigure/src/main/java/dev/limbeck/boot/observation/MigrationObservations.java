package dev.limbeck.boot.observation;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.CommandMark;
import dev.limbeck.boot.LimbeckMode;
import dev.limbeck.log.LogField;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.step.MigrationRetry;
import dev.limbeck.step.RunningStep;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Observes runs and the revisions in them, so that a trace shows them, and log lines
 * carry its id. A command is not observed: of the application it makes only what it
 * needs.
 */
class MigrationObservations implements MigrationListener {

	private final LateRegistry registry;

	private final String mode;

	private final boolean command;

	// What a run does is told by the thread that runs.
	private final ThreadLocal<ObservedRun> runs = new ThreadLocal<>();

	MigrationObservations(LateRegistry registry, LimbeckMode mode, Environment environment) {
		this.registry = registry;
		this.mode = mode.name().toLowerCase(Locale.ROOT);
		this.command = CommandMark.isIn(environment);
	}

	@Override
	public void begun() {
		ObservationRegistry found = this.command ? ObservationRegistry.NOOP : this.registry.get();
		if (!found.isNoop()) {
			this.runs.set(new ObservedRun(found, this.mode));
		}
	}

	@Override
	public void reached(String database, int attempts, Duration waited) {
		with((run) -> {
			run.run().add(LogField.DATABASE.key(), database);
			run.run().add(LogField.ATTEMPT.key(), attempts);
			run.run().add("limbeck.wait_ms", waited.toMillis());
		});
	}

	@Override
	public void lockTaken(Duration waited) {
		with((run) -> run.run().add("limbeck.lock_wait_ms", waited.toMillis()));
	}

	@Override
	public void stepStarted(RunningStep step) {
		with((run) -> run.begin(step));
	}

	@Override
	public void stepRetried(MigrationRetry retry) {
		with((run) -> run.event("retried"));
	}

	@Override
	public void connectionLost(int attempt) {
		with((run) -> run.event("lost"));
	}

	@Override
	public void stepFinished(RunningStep step, Duration duration) {
		with((run) -> run.end("done", null));
	}

	@Override
	public void stepFailed(RunningStep step, @Nullable String sqlState, LimbeckException failure) {
		with((run) -> run.end("failed", failure));
	}

	@Override
	public void finished(MigrationReport report) {
		end(report.steps().isEmpty() ? "up-to-date" : "migrated", null);
	}

	@Override
	public void failed(RuntimeException failure) {
		end("failed", failure);
	}

	private void end(String outcome, @Nullable RuntimeException failure) {
		with((run) -> {
			this.runs.remove();
			run.stop(outcome, failure);
		});
	}

	private void with(Consumer<ObservedRun> action) {
		ObservedRun run = this.runs.get();
		if (run != null) {
			action.accept(run);
		}
	}

}
