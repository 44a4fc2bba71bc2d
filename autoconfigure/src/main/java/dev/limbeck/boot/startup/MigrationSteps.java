package dev.limbeck.boot.startup;

import java.time.Duration;
import java.util.function.Consumer;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.FailureCode;
import dev.limbeck.migrate.AwaitedMigration;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.revision.Plan;
import dev.limbeck.step.RunningStep;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.metrics.ApplicationStartup;

/**
 * Records what a run does as startup steps of Spring, until all beans are there. Nothing
 * is recorded if nobody asked for startup steps.
 */
class MigrationSteps implements MigrationListener, SmartInitializingSingleton {

	private final ApplicationStartup startup;

	// What a run does is told by the thread that runs.
	private final ThreadLocal<StartedRun> runs = new ThreadLocal<>();

	private volatile boolean wanted;

	MigrationSteps(ApplicationStartup startup) {
		this.startup = startup;
		this.wanted = startup != ApplicationStartup.DEFAULT;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.wanted = false;
	}

	@Override
	public void begun() {
		if (this.wanted) {
			StartedRun run = new StartedRun(this.startup);
			this.runs.set(run);
			run.begin("wait");
		}
	}

	@Override
	public void reached(String database, int attempts, Duration waited) {
		with((run) -> {
			run.tag("database", database);
			run.tag("attempts", attempts);
			run.locked(false);
			run.begin("plan");
		});
	}

	// Told again while it lasts.
	@Override
	public void migrationAwaited(AwaitedMigration awaited) {
		with((run) -> {
			if (!run.isAt("await")) {
				run.begin("await").tag("pending", String.valueOf(awaited.pending().size()));
			}
		});
	}

	@Override
	public void started(Plan plan) {
		with((run) -> {
			run.tag("steps", plan.steps().size());
			run.end();
			if (!run.locked()) {
				run.begin("lock");
			}
		});
	}

	// Whatever it was that found the lock taken: a plan, or a revision that has lost it.
	@Override
	public void lockAwaited(String holder, Duration waited) {
		with(MigrationSteps::lock);
	}

	// Under the lock it is planned anew.
	@Override
	public void lockTaken(Duration waited) {
		with((run) -> {
			lock(run);
			run.tag("wait", waited.toMillis() + "ms");
			run.locked(true);
			run.begin("plan");
		});
	}

	@Override
	public void stepStarted(RunningStep step) {
		with((run) -> run.begin("revision")
			.tag("revision", step.revision())
			.tag("direction", step.direction().code())
			.tag("number", step.number() + " of " + step.total()));
	}

	@Override
	public void stepFinished(RunningStep step, Duration duration) {
		with((run) -> run.end());
	}

	@Override
	public void stepFailed(RunningStep step, @Nullable String sqlState, LimbeckException failure) {
		with((run) -> run.tag("code", failure.code()));
	}

	@Override
	public void connectionLost(int attempt) {
		with((run) -> run.begin("wait"));
	}

	@Override
	public void finished(MigrationReport report) {
		end(report.steps().isEmpty() ? "up-to-date" : "migrated");
	}

	@Override
	public void failed(RuntimeException failure) {
		end(FailureCode.of(failure).code());
	}

	private static void lock(StartedRun run) {
		if (!run.isAt("lock")) {
			run.begin("lock");
		}
	}

	private void end(String outcome) {
		with((run) -> {
			this.runs.remove();
			run.stop(outcome);
		});
	}

	private void with(Consumer<StartedRun> action) {
		StartedRun run = this.runs.get();
		if (run != null) {
			action.accept(run);
		}
	}

}
