package dev.limbeck.cli.diagnosis;

import java.util.Map;

import dev.limbeck.cli.result.Json;
import dev.limbeck.doctor.Diagnosis;
import dev.limbeck.doctor.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A diagnosis for programs: all findings, the worst first.
 */
public final class DiagnosisJson {

	private DiagnosisJson() {
	}

	/**
	 * Write a diagnosis.
	 * @param diagnosis what was found
	 * @return an object with {@code findings}, and what was {@code omitted}
	 */
	public static Map<String, ?> of(Diagnosis diagnosis) {
		return Map.of("findings", diagnosis.findings().stream().map(DiagnosisJson::of).toList(), "omitted",
				diagnosis.omitted());
	}

	private static Map<String, ?> of(Finding finding) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("id", finding.id());
		json.put("severity", finding.severity().code());
		json.put("where", finding.where().toString());
		json.put("condition", finding.condition());
		json.put("effect", finding.effect());
		json.put("remedy", finding.remedy());
		json.put("command", finding.command());
		return json;
	}

}
