package dev.limbeck.migrate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.Plan;
import dev.limbeck.step.MigrationProgress;
import dev.limbeck.step.MigrationRetry;
import dev.limbeck.step.RunningStep;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a listener is told.
 */
final class RecordingListener implements MigrationListener {

	private final List<String> told = new CopyOnWriteArrayList<>();

	private final List<MigrationRetry> retries = new CopyOnWriteArrayList<>();

	private final List<MigrationProgress> progress = new CopyOnWriteArrayList<>();

	private final List<AwaitedMigration> awaited = new CopyOnWriteArrayList<>();

	/**
	 * Return what was told, progress aside.
	 * @return one word or two each
	 */
	List<String> told() {
		return this.told;
	}

	List<MigrationRetry> retries() {
		return this.retries;
	}

	List<AwaitedMigration> awaited() {
		return this.awaited;
	}

	List<MigrationProgress> progress() {
		return this.progress;
	}

	@Override
	public void reached(String database, int attempts, Duration waited) {
		this.told.add("reached in " + attempts);
	}

	@Override
	public void lockAwaited(String holder, Duration waited) {
		this.told.add("lock awaited");
	}

	@Override
	public void lockTaken(Duration waited) {
		this.told.add("lock taken");
	}

	@Override
	public void migrationAwaited(AwaitedMigration awaited) {
		this.told.add("awaited " + awaited.pending());
		this.awaited.add(awaited);
	}

	@Override
	public void started(Plan plan) {
		this.told.add("started " + plan.steps().size());
	}

	@Override
	public void stepStarted(RunningStep step) {
		this.told.add("step " + step.number() + "/" + step.total() + " " + step.revision());
	}

	@Override
	public void stepProgressed(MigrationProgress current) {
		this.progress.add(current);
	}

	@Override
	public void stepRetried(MigrationRetry retry) {
		this.told.add("retry " + retry.tries() + " " + retry.sqlState());
		this.retries.add(retry);
	}

	@Override
	public void stepFinished(RunningStep step, Duration duration) {
		this.told.add("done " + step.revision());
	}

	@Override
	public void stepFailed(RunningStep step, @Nullable String sqlState, LimbeckException failure) {
		this.told.add("failed " + step.revision() + " " + sqlState);
	}

	@Override
	public void connectionLost(int attempt) {
		this.told.add("lost " + attempt);
	}

	@Override
	public void finished(MigrationReport report) {
		this.told.add("finished " + report.steps().size());
	}

	@Override
	public void failed(RuntimeException failure) {
		this.told.add("failed " + ((failure instanceof LimbeckException known) ? known.code() : failure));
	}

}
