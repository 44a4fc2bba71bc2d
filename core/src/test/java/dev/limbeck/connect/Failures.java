package dev.limbeck.connect;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Failed waits of tests.
 */
final class Failures {

	private Failures() {
	}

	static LimbeckException of(DatabaseWait wait, Connector connector, @Nullable String source) {
		return catchThrowableOfType(LimbeckException.class, () -> wait.await(connector, source));
	}

}
