package dev.limbeck.boot.observation;

import dev.limbeck.boot.FailureCode;
import dev.limbeck.log.LogField;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * An observation that has been started, and is the current one of this thread.
 *
 * @param observation what is observed
 * @param scope makes it the current one
 */
record OpenObservation(Observation observation, Observation.Scope scope) {

	static OpenObservation start(ObservationRegistry registry, String name, String key, String value) {
		Observation observation = Observation.createNotStarted(name, registry)
			.contextualName("limbeck " + value)
			.lowCardinalityKeyValue(key, value)
			.start();
		return new OpenObservation(observation, observation.openScope());
	}

	void add(String key, Object value) {
		this.observation.highCardinalityKeyValue(key, String.valueOf(value));
	}

	void event(String name) {
		this.observation.event(Observation.Event.of(name));
	}

	/**
	 * Stop it. Every observation of a name has the same keys of low cardinality, as
	 * meters need it.
	 * @param outcome how it ended
	 * @param failure why, if it failed
	 */
	void stop(String outcome, @Nullable RuntimeException failure) {
		try {
			describe(outcome, failure);
		}
		finally {
			close();
		}
	}

	private void describe(String outcome, @Nullable RuntimeException failure) {
		FailureCode code = (failure != null) ? FailureCode.of(failure) : FailureCode.NONE;
		this.observation.lowCardinalityKeyValues(KeyValues.of("limbeck.outcome", outcome, LogField.CODE.key(),
				code.code(), LogField.SQLSTATE.key(), code.sqlState()));
		if (failure != null) {
			this.observation.error(failure);
		}
	}

	private void close() {
		try {
			this.scope.close();
		}
		finally {
			this.observation.stop();
		}
	}

}
