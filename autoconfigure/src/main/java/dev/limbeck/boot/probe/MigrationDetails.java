package dev.limbeck.boot.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.limbeck.migrate.AwaitedMigration;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.revision.Plan;
import dev.limbeck.step.BatchState;
import dev.limbeck.step.MigrationProgress;
import dev.limbeck.step.MigrationRetry;
import dev.limbeck.step.RunningStep;

/**
 * How far the run has got that an application waits for, as details of a health
 * component. Told by threads that run, asked by threads that answer.
 */
class MigrationDetails implements MigrationListener {

	private final Clock clock;

	private Instant begun = Instant.EPOCH;

	/** What tells where the run is. */
	static final String PHASE = "phase";

	/** The run is done. */
	static final String MIGRATED = "migrated";

	private String phase = "starting";

	private int attempt = 1;

	private Map<String, Object> circumstances = Map.of();

	MigrationDetails(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Return the details.
	 * @return phase, attempt, what is known in this phase, and the time since the run
	 * began
	 */
	synchronized Map<String, Object> read() {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put(PHASE, this.phase);
		details.put("attempt", this.attempt);
		details.putAll(this.circumstances);
		details.put("elapsed", Duration.between(this.begun, this.clock.instant()).toMillis() + "ms");
		return details;
	}

	private synchronized void enter(String newPhase, Map<String, Object> newCircumstances) {
		this.phase = newPhase;
		this.circumstances = newCircumstances;
	}

	@Override
	public synchronized void begun() {
		this.begun = this.clock.instant();
		this.attempt = 1;
		enter("connecting", Map.of());
	}

	@Override
	public void reached(String database, int attempts, Duration waited) {
		enter("planning", Map.of("database", database));
	}

	@Override
	public void started(Plan plan) {
		enter("locking", Map.of());
	}

	@Override
	public void lockAwaited(String holder, Duration waited) {
		enter("locking", Map.of("holder", holder));
	}

	@Override
	public void lockTaken(Duration waited) {
		enter("migrating", Map.of());
	}

	@Override
	public void migrationAwaited(AwaitedMigration awaited) {
		Map<String, Object> circumstances = new LinkedHashMap<>();
		circumstances.put("pending", awaited.pending().size());
		if (awaited.holder() != null) {
			circumstances.put("holder", awaited.holder());
		}
		enter("awaiting", circumstances);
	}

	@Override
	public void stepStarted(RunningStep step) {
		enter("migrating", revision(step));
	}

	@Override
	public void stepProgressed(MigrationProgress progress) {
		Map<String, Object> circumstances = revision(progress.step());
		if (progress.statement() > 0) {
			Map<String, Object> statement = new LinkedHashMap<>();
			statement.put("number", progress.statement());
			statement.put("total", progress.step().statements());
			circumstances.put("statement", statement);
		}
		BatchState batch = progress.batch();
		if (batch != null) {
			circumstances.put("batch", batch(batch));
		}
		if (progress.phase() != null) {
			circumstances.put("activity", progress.phase());
		}
		enter("migrating", circumstances);
	}

	private static Map<String, Object> batch(BatchState batch) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("rounds", batch.rounds());
		told.put("rows", batch.rows());
		told.put("rowsPerSecond", batch.perSecond());
		Long rest = batch.rest();
		if (rest != null) {
			told.put("rowsLeft", rest);
		}
		Duration left = batch.left();
		if (left != null) {
			told.put("secondsLeft", left.toSeconds());
		}
		if (batch.waiting() != null) {
			told.put("waiting", batch.waiting());
		}
		return told;
	}

	@Override
	public void stepRetried(MigrationRetry retry) {
		Map<String, Object> circumstances = revision(retry.step());
		circumstances.put("tries", retry.tries());
		enter("retrying", circumstances);
	}

	@Override
	public synchronized void connectionLost(int lost) {
		this.attempt = lost + 1;
		enter("connecting", Map.of());
	}

	@Override
	public void finished(MigrationReport report) {
		enter(MIGRATED, Map.of());
	}

	private static Map<String, Object> revision(RunningStep step) {
		Map<String, Object> revision = new LinkedHashMap<>();
		revision.put("id", step.revision());
		revision.put("description", step.description());
		revision.put("number", step.number());
		revision.put("total", step.total());
		Map<String, Object> circumstances = new LinkedHashMap<>();
		circumstances.put("revision", revision);
		return circumstances;
	}

}
