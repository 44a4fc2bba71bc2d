package dev.limbeck.boot;

import java.util.Objects;

import dev.limbeck.LimbeckException;

/**
 * What meters and traces are told of a failed run: few different values, and no secret.
 *
 * @param code of Limbeck's error, or {@code unexpected}
 * @param sqlState of the server, or {@code none} if it was not the server that refused
 */
public record FailureCode(String code, String sqlState) {

	/** What has not failed. */
	public static final FailureCode NONE = new FailureCode("none", "none");

	/**
	 * Return what is told of a failure.
	 * @param failure how the run ended
	 * @return its code
	 */
	public static FailureCode of(RuntimeException failure) {
		return (failure instanceof LimbeckException told)
				? new FailureCode(told.code(), Objects.requireNonNullElse(told.sqlState(), NONE.sqlState()))
				: new FailureCode("unexpected", NONE.sqlState());
	}

}
