package dev.limbeck.boot.probe;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * The media types in which Spring Boot tells about health, the preferred one first.
 */
final class HealthMediaType {

	private static final List<MimeType> PRODUCED = List.of(
			MimeType.valueOf("application/vnd.spring-boot.actuator.v3+json"),
			MimeType.valueOf("application/vnd.spring-boot.actuator.v2+json"), MimeTypeUtils.APPLICATION_JSON);

	private HealthMediaType() {
	}

	/**
	 * Choose the one to answer in.
	 * @param accept the header {@code Accept}, or {@code null}
	 * @return the first one that is accepted, or the preferred one if none is
	 */
	static String choose(@Nullable String accept) {
		return accepted(accept).stream()
			.flatMap((range) -> PRODUCED.stream().filter(range::includes))
			.findFirst()
			.orElse(PRODUCED.get(0))
			.toString();
	}

	private static List<MimeType> accepted(@Nullable String accept) {
		try {
			return (accept != null) ? MimeTypeUtils.parseMimeTypes(accept) : List.of();
		}
		catch (InvalidMimeTypeException ex) {
			return List.of();
		}
	}

}
