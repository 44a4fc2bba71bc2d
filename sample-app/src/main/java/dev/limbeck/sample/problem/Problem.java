package dev.limbeck.sample.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * What is wrong with a request, as problem details (RFC 9457).
 */
public final class Problem {

	private Problem() {
	}

	/**
	 * Say that there is no such thing.
	 * @param kind what was asked for, such as {@code event}
	 * @param id by which it was asked for
	 * @return an error that is answered with 404
	 */
	public static ErrorResponseException notFound(String kind, Object id) {
		return of(HttpStatus.NOT_FOUND, "There is no " + kind + " " + id + ".");
	}

	/**
	 * Say that something else is in the way.
	 * @param detail what is, in a sentence
	 * @return an error that is answered with 409
	 */
	public static ErrorResponseException conflict(String detail) {
		return of(HttpStatus.CONFLICT, detail);
	}

	private static ErrorResponseException of(HttpStatus status, String detail) {
		return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
	}

}
