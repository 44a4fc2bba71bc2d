package dev.limbeck.generate;

import dev.limbeck.LimbeckException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Catches what a user is told.
 */
final class Refused {

	private Refused() {
	}

	static LimbeckException by(ThrowingCallable call) {
		return catchThrowableOfType(LimbeckException.class, call);
	}

}
