package dev.limbeck.boot.meters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

import dev.limbeck.boot.FailureCode;
import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Step.Direction;
import dev.limbeck.step.MigrationRetry;
import dev.limbeck.step.RunningStep;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Meters {@code limbeck.*}. The database is migrated before registries are bound: what
 * happens until then is remembered, and told to each registry that comes. If the start
 * fails none will come, so those that are there already are told.
 */
class MigrationMeters implements MigrationListener, MeterBinder {

	private final ObjectProvider<LimbeckInitializer> initializer;

	private final CreatedRegistries created;

	private final List<Consumer<MeterRegistry>> remembered = new ArrayList<>();

	private final List<MeterRegistry> registries = new ArrayList<>();

	MigrationMeters(ObjectProvider<LimbeckInitializer> initializer, CreatedRegistries created) {
		this.initializer = initializer;
		this.created = created;
	}

	@Override
	public synchronized void bindTo(MeterRegistry registry) {
		MigrationMeter.PENDING.gauge(registry, () -> count((position) -> position.pending().size()));
		MigrationMeter.AHEAD.gauge(registry, () -> count((position) -> position.unknown().size()));
		this.remembered.forEach((event) -> event.accept(registry));
		this.registries.add(registry);
	}

	private double count(ToIntFunction<Position> count) {
		LimbeckInitializer found = this.initializer.getIfAvailable();
		MigrationReport report = (found != null) ? found.outcome().report() : null;
		return (report != null) ? count.applyAsInt(report.position()) : Double.NaN;
	}

	@Override
	public void reached(String database, int attempts, Duration waited) {
		tell((registry) -> MigrationMeter.WAIT.record(registry, waited));
		tell((registry) -> MigrationMeter.WAIT_ATTEMPTS.add(registry, attempts));
	}

	@Override
	public void lockTaken(Duration waited) {
		tell((registry) -> MigrationMeter.LOCK_WAIT.record(registry, waited));
	}

	@Override
	public void stepRetried(MigrationRetry retry) {
		tell((registry) -> MigrationMeter.RETRIES.add(registry, 1, "sqlstate", retry.sqlState()));
	}

	@Override
	public void stepFinished(RunningStep step, Duration duration) {
		String direction = step.direction().code();
		tell((registry) -> MigrationMeter.REVISION.record(registry, duration, "revision", step.revision(), "direction",
				direction));
		if (step.direction() == Direction.UPGRADE) {
			tell((registry) -> MigrationMeter.APPLIED.add(registry, 1));
		}
	}

	@Override
	public void connectionLost(int attempt) {
		tell((registry) -> MigrationMeter.CONNECTIONS_LOST.add(registry, 1));
	}

	@Override
	public synchronized void failed(RuntimeException failure) {
		FailureCode code = FailureCode.of(failure);
		tell((registry) -> MigrationMeter.FAILURES.add(registry, 1, "code", code.code(), "sqlstate", code.sqlState()));
		if (this.registries.isEmpty()) {
			tellCreated();
		}
	}

	// What they were told is forgotten: should the start go on, one that is made of them
	// will be bound.
	private void tellCreated() {
		List<MeterRegistry> found = this.created.find();
		this.remembered.forEach((event) -> found.forEach(event));
		if (!found.isEmpty()) {
			this.remembered.clear();
		}
	}

	private synchronized void tell(Consumer<MeterRegistry> event) {
		if (this.registries.isEmpty()) {
			this.remembered.add(event);
		}
		this.registries.forEach(event);
	}

}
