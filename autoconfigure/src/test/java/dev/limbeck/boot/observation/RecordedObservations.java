package dev.limbeck.boot.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

/**
 * Remembers observations in the order in which they were stopped.
 */
class RecordedObservations implements ObservationHandler<Observation.Context> {

	private final List<Observation.Context> stopped = new ArrayList<>();

	private final List<String> events = new ArrayList<>();

	private boolean refusesErrors;

	void refuseErrors() {
		this.refusesErrors = true;
	}

	@Override
	public void onError(Observation.Context context) {
		if (this.refusesErrors) {
			throw new IllegalStateException("a bug of this handler");
		}
	}

	@Override
	public void onEvent(Observation.Event event, Observation.Context context) {
		this.events.add(context.getName() + " " + event.getName());
	}

	@Override
	public void onStop(Observation.Context context) {
		this.stopped.add(context);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	List<Observation.Context> stopped() {
		return this.stopped;
	}

	List<String> events() {
		return this.events;
	}

	Observation.Context run() {
		return runs().get(0);
	}

	List<Observation.Context> runs() {
		return named("limbeck.migration");
	}

	List<Observation.Context> revisions() {
		return named("limbeck.migration.revision");
	}

	private List<Observation.Context> named(String name) {
		return this.stopped.stream().filter((context) -> name.equals(context.getName())).toList();
	}

	static String outcome(Observation.Context context) {
		return Objects.requireNonNull(context.getLowCardinalityKeyValue("limbeck.outcome")).getValue();
	}

	static List<String> text(KeyValues values) {
		return values.stream().map(RecordedObservations::text).toList();
	}

	private static String text(KeyValue value) {
		return value.getKey() + "=" + value.getValue();
	}

}
