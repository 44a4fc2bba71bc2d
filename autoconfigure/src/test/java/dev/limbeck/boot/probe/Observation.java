package dev.limbeck.boot.probe;

import java.time.Duration;

/**
 * What was answered when liveness and then readiness were asked for.
 *
 * @param asked when liveness was asked for, since the observer began
 * @param answered when that was answered
 * @param liveness the code of HTTP, 0 if nobody answered
 * @param readiness the code of HTTP, 0 if nobody answered
 * @param body what was told of the readiness
 */
record Observation(Duration asked, Duration answered, int liveness, int readiness, String body) {

	/**
	 * Sum it up.
	 * @return {@code m} while Limbeck answers, {@code s} while Spring Boot does and the
	 * start is not over, {@code u} when all is up, {@code .} if nobody answers, {@code ?}
	 * if it makes no sense
	 */
	String letter() {
		if (this.liveness == 0 || this.readiness == 0) {
			return ".";
		}
		if (this.readiness == 200) {
			return (this.liveness == 200) ? "u" : "?";
		}
		if (this.readiness != 503 || !this.body.contains("\"status\":\"OUT_OF_SERVICE\"")) {
			return "?";
		}
		if (this.body.contains("\"migrations\"")) {
			return (this.liveness == 200) ? "m" : "?";
		}
		return "s";
	}

}
