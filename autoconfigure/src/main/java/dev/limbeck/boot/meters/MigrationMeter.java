package dev.limbeck.boot.meters;

import java.time.Duration;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The meters, with what a registry is told about them. Some have no unit, because their
 * names say what is counted: Prometheus would put it there once more.
 */
enum MigrationMeter {

	WAIT("limbeck.wait", "Waiting until the database was reached", null),

	WAIT_ATTEMPTS("limbeck.wait.attempts", "Tries to connect until the database was reached", "attempts"),

	LOCK_WAIT("limbeck.lock.wait", "Waiting for the migration lock", null),

	REVISION("limbeck.revision", "Revisions that were applied or taken back, tries and pauses included", null),

	APPLIED("limbeck.revisions.applied", "Revisions that this process has applied", null),

	PENDING("limbeck.revisions.pending", "Revisions that are not applied yet", null),

	AHEAD("limbeck.revisions.ahead", "Applied revisions that no file of this release declares", null),

	RETRIES("limbeck.retries", "Tries of a revision that others were in the way of", "retries"),

	FAILURES("limbeck.failures", "Runs that failed", "failures"),

	CONNECTIONS_LOST("limbeck.connections.lost", "Connections lost during a run", null);

	private final String id;

	private final String description;

	private final @Nullable String unit;

	MigrationMeter(String id, String description, @Nullable String unit) {
		this.id = id;
		this.description = description;
		this.unit = unit;
	}

	void gauge(MeterRegistry registry, Supplier<Number> value) {
		Gauge.builder(this.id, value).description(this.description).baseUnit(this.unit).register(registry);
	}

	void record(MeterRegistry registry, Duration duration, String... tags) {
		Timer.builder(this.id).description(this.description).tags(tags).register(registry).record(duration);
	}

	void add(MeterRegistry registry, int amount, String... tags) {
		Counter.builder(this.id)
			.description(this.description)
			.baseUnit(this.unit)
			.tags(tags)
			.register(registry)
			.increment(amount);
	}

}
