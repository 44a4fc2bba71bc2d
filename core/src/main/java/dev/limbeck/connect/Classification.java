package dev.limbeck.connect;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tells failures that pass from failures that do not. SQLSTATE 08001 alone says nothing:
 * the words of the server count first, then the first input/output exception among the
 * causes, then the words of the driver.
 */
final class Classification {

	private static final List<Rule> RULES = Stream
		.of(PoolerRules.RULES, ServerRules.RULES, NetworkRules.RULES, DriverRules.RULES)
		.flatMap(List::stream)
		.toList();

	private Classification() {
	}

	/**
	 * Return what a failure means.
	 * @param thrown what came of a try
	 * @return the diagnosis, without any secret
	 */
	static Diagnosis of(Throwable thrown) {
		Symptom symptom = Symptom.of(thrown);
		return RULES.stream()
			.filter((rule) -> rule.when().test(symptom))
			.findFirst()
			.map((rule) -> rule.then().of(symptom))
			.orElseThrow();
	}

}
