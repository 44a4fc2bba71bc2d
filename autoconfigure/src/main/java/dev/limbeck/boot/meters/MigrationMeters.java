package dev.limbeck.boot.meters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.LimbeckInitializer;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.MigrationReport;
import dev.limbeck.migrate.MigrationRetry;
import dev.limbeck.migrate.RunningStep;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.Step.Direction;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Meters {@code limbeck.*}. The database is migrated before there is a registry: what
 * happens until then is remembered, and told to each registry that comes.
 */
class MigrationMeters implements MigrationListener, MeterBinder {

	private final ObjectProvider<LimbeckInitializer> initializer;

	private final List<Consumer<MeterRegistry>> remembered = new ArrayList<>();

	private final List<MeterRegistry> registries = new ArrayList<>();

	MigrationMeters(ObjectProvider<LimbeckInitializer> initializer) {
		this.initializer = initializer;
	}

	@Override
	public synchronized void bindTo(MeterRegistry registry) {
		gauge(registry, "limbeck.revisions.pending", "Revisions that are not applied yet",
				(position) -> position.pending().size());
		gauge(registry, "limbeck.revisions.ahead", "Applied revisions that no file of this release declares",
				(position) -> position.unknown().size());
		this.remembered.forEach((event) -> event.accept(registry));
		this.registries.add(registry);
	}

	private void gauge(MeterRegistry registry, String name, String description, ToIntFunction<Position> count) {
		Gauge.builder(name, () -> count(count)).description(description).register(registry);
	}

	private double count(ToIntFunction<Position> count) {
		LimbeckInitializer found = this.initializer.getIfAvailable();
		MigrationReport report = (found != null) ? found.outcome().report() : null;
		return (report != null) ? count.applyAsInt(report.position()) : Double.NaN;
	}

	@Override
	public void reached(String database, int attempts, Duration waited) {
		record((registry) -> registry.timer("limbeck.wait").record(waited));
		record((registry) -> registry.counter("limbeck.wait.attempts").increment(attempts));
	}

	@Override
	public void lockTaken(Duration waited) {
		record((registry) -> registry.timer("limbeck.lock.wait").record(waited));
	}

	@Override
	public void stepRetried(MigrationRetry retry) {
		record((registry) -> registry.counter("limbeck.retries", "sqlstate", retry.sqlState()).increment());
	}

	@Override
	public void stepFinished(RunningStep step, Duration duration) {
		String direction = step.direction().code();
		record((registry) -> registry.timer("limbeck.revision", "revision", step.revision(), "direction", direction)
			.record(duration));
		if (step.direction() == Direction.UPGRADE) {
			record((registry) -> registry.counter("limbeck.revisions.applied").increment());
		}
	}

	@Override
	public void stepFailed(RunningStep step, @Nullable String sqlState, LimbeckException failure) {
		String state = Objects.requireNonNullElse(sqlState, "none");
		record((registry) -> registry.counter("limbeck.failures", "sqlstate", state).increment());
	}

	@Override
	public void connectionLost(int attempt) {
		record((registry) -> registry.counter("limbeck.connections.lost").increment());
	}

	private synchronized void record(Consumer<MeterRegistry> event) {
		if (this.registries.isEmpty()) {
			this.remembered.add(event);
		}
		this.registries.forEach(event);
	}

}
