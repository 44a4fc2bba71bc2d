package dev.limbeck.sample.problem;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers each faulty request with problem details that name all fields at once.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return handleExceptionInternal(ex, body(ex.getBody(), ex.getFieldErrors().stream().map(ProblemAdvice::fault)),
				headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		Stream<Fault> faults = ex.getParameterValidationResults()
			.stream()
			.flatMap((result) -> result.getResolvableErrors().stream().map((error) -> fault(result, error)));
		return handleExceptionInternal(ex, body(ex.getBody(), faults), headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail(ex.getCause()));
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	private static ProblemDetail body(ProblemDetail problem, Stream<Fault> faults) {
		List<Fault> sorted = faults.sorted(Comparator.comparing(Fault::field).thenComparing(Fault::message)).toList();
		problem.setProperty("errors", sorted);
		return problem;
	}

	private static Fault fault(FieldError error) {
		return new Fault(error.getField(), String.valueOf(error.getDefaultMessage()));
	}

	private static Fault fault(ParameterValidationResult result, MessageSourceResolvable error) {
		return (error instanceof FieldError field) ? fault(field)
				: new Fault(String.valueOf(result.getMethodParameter().getParameterName()),
						String.valueOf(error.getDefaultMessage()));
	}

	private static String detail(@Nullable Throwable cause) {
		if (cause instanceof DatabindException databind && !databind.getPath().isEmpty()) {
			String field = databind.getPath()
				.stream()
				.map(JacksonException.Reference::getPropertyName)
				.collect(Collectors.joining("."));
			return "The value of \"" + field + "\" cannot be read.";
		}
		return "The body cannot be read: it must be JSON.";
	}

	/**
	 * What is wrong with one value.
	 *
	 * @param field the name of the field or parameter
	 * @param message what is wrong
	 */
	record Fault(String field, String message) {

	}

}
