package dev.limbeck.boot.observation;

import dev.limbeck.log.LogField;
import dev.limbeck.step.RunningStep;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A run that is observed, with the revision it is at. Each revision is a child of the
 * run.
 */
final class ObservedRun {

	private final ObservationRegistry registry;

	private final OpenObservation run;

	private @Nullable OpenObservation step;

	ObservedRun(ObservationRegistry registry, String mode) {
		this.registry = registry;
		this.run = OpenObservation.start(registry, "limbeck.migration", "limbeck.mode", mode);
	}

	OpenObservation run() {
		return this.run;
	}

	void begin(RunningStep running) {
		end("lost", null);
		OpenObservation begun = OpenObservation.start(this.registry, "limbeck.migration.revision",
				LogField.DIRECTION.key(), running.direction().code());
		begun.add(LogField.REVISION.key(), running.revision());
		begun.add(LogField.NUMBER.key(), running.number());
		begun.add(LogField.TOTAL.key(), running.total());
		this.step = begun;
	}

	void event(String name) {
		OpenObservation current = this.step;
		((current != null) ? current : this.run).event(name);
	}

	void end(String outcome, @Nullable RuntimeException failure) {
		OpenObservation ended = this.step;
		this.step = null;
		if (ended != null) {
			ended.stop(outcome, failure);
		}
	}

	// A revision of which nothing was heard was cut off with its connection.
	void stop(String outcome, @Nullable RuntimeException failure) {
		try {
			end("lost", failure);
		}
		finally {
			this.run.stop(outcome, failure);
		}
	}

}
