package dev.limbeck.boot.probe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.limbeck.log.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.json.JsonWriter;

/**
 * What is answered in the place of an application that is still to start: it lives, and
 * is not ready.
 *
 * @param paths where health is asked for
 * @param health what is shown of the health of all
 * @param readiness what is shown of the readiness
 * @param details how far the run has got
 */
record ProbeAnswers(HealthPaths paths, HealthVisibility health, HealthVisibility readiness,
		Supplier<Map<String, Object>> details) {

	private static final Logger logger = LoggerFactory.getLogger(ProbeAnswers.class);

	private static final Set<String> READING = Set.of("GET", "HEAD");

	private static final ProbeAnswer NOTHING_ELSE = text("its database is being migrated");

	private static final ProbeAnswer MIGRATED = text("its database is migrated, and the rest of it is starting");

	private static final String NOT_READY = "OUT_OF_SERVICE";

	private static final JsonWriter<Map<String, Object>> JSON = JsonWriter.standard();

	static ProbeAnswers of(Binder binder, HealthPaths paths, Supplier<Map<String, Object>> details) {
		return new ProbeAnswers(paths, HealthVisibility.of(binder), HealthVisibility.ofGroup(binder, "readiness"),
				details);
	}

	/**
	 * Answer a request.
	 * @param method how it is asked for
	 * @param path what is asked for
	 * @param accept the header {@code Accept}, or {@code null}
	 * @return the answer, which is 503 if there is none
	 */
	ProbeAnswer answer(String method, String path, @Nullable String accept) {
		try {
			return READING.contains(method) ? answer(path, HealthMediaType.choose(accept)) : nothingElse();
		}
		catch (RuntimeException ex) {
			LogFields.NONE.warn(logger).causedBy(ex).log("The answer to a health probe could not be made");
			return NOTHING_ELSE;
		}
	}

	private ProbeAnswer answer(String path, String mediaType) {
		if (this.paths.liveness().contains(path)) {
			return ProbeAnswer.up(mediaType, JSON.writeToString(Map.of("status", "UP")));
		}
		if (this.paths.readiness().contains(path)) {
			return ProbeAnswer.unavailable(mediaType, JSON.writeToString(notReady(this.readiness, Map.of())));
		}
		if (this.paths.health().equals(path)) {
			Map<String, Object> groups = this.paths.groups().isEmpty() ? Map.of()
					: Map.of("groups", this.paths.groups());
			return ProbeAnswer.unavailable(mediaType, JSON.writeToString(notReady(this.health, groups)));
		}
		return nothingElse();
	}

	private ProbeAnswer nothingElse() {
		return MigrationDetails.MIGRATED.equals(this.details.get().get(MigrationDetails.PHASE)) ? MIGRATED
				: NOTHING_ELSE;
	}

	private static ProbeAnswer text(String why) {
		return ProbeAnswer.unavailable("text/plain;charset=UTF-8",
				"The application has not started yet: " + why + ".\n");
	}

	// In the order of Spring Boot, which is the alphabet.
	private Map<String, Object> notReady(HealthVisibility visibility, Map<String, Object> groups) {
		Map<String, Object> body = new LinkedHashMap<>();
		if (visibility.components()) {
			body.put("components", Map.of("migrations", component(visibility.details())));
		}
		body.putAll(groups);
		body.put("status", NOT_READY);
		return body;
	}

	private Map<String, Object> component(boolean detailed) {
		Map<String, Object> component = new LinkedHashMap<>();
		if (detailed) {
			component.put("details", this.details.get());
		}
		component.put("status", NOT_READY);
		return component;
	}

}
