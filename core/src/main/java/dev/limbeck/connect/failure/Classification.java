package dev.limbeck.connect.failure;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tells failures that pass from failures that do not. SQLSTATE 08001 alone says nothing:
 * the words of the server count first, then the first input/output exception among the
 * causes, then the words of the driver.
 */
public final class Classification {

	private static final List<Rule> RULES = Stream
		.of(PoolerRules.RULES, ServerRules.RULES, NetworkRules.RULES, DriverRules.RULES)
		.flatMap(List::stream)
		.toList();

	private Classification() {
	}

	/**
	 * Return all that a failure can mean.
	 * @return the diagnoses, in the order in which they are tried
	 */
	public static Stream<Diagnosis> diagnoses() {
		return RULES.stream().map(Rule::then);
	}

	/**
	 * Return what a failure means.
	 * @param thrown what came of a try
	 * @return the diagnosis, without any secret
	 */
	public static Diagnosis of(Throwable thrown) {
		Symptom symptom = Symptom.of(thrown);
		return RULES.stream()
			.filter((rule) -> rule.when().test(symptom))
			.findFirst()
			.map((rule) -> rule.then().of(symptom))
			.orElseThrow();
	}

}
