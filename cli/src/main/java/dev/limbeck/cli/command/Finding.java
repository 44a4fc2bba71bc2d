package dev.limbeck.cli.command;

import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.result.Json;
import dev.limbeck.sql.ScriptProblem;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a check found.
 *
 * @param code stable identification for programs, in kebab case
 * @param description what is wrong
 * @param action what to do about it
 */
record Finding(String code, String description, String action) {

	static Finding of(LimbeckException failure) {
		return new Finding(failure.code(), failure.description(), failure.action());
	}

	static Finding of(ScriptProblem problem) {
		return new Finding(problem.code(), problem.description(), problem.action());
	}

	static Finding of(dev.limbeck.doctor.finding.Finding finding) {
		return new Finding(finding.id(), finding.condition(), finding.remedy());
	}

	Map<String, ?> json() {
		Map<String, @Nullable Object> json = Json.object();
		json.put("code", this.code);
		json.put("description", this.description);
		json.put("action", this.action);
		return json;
	}

}
