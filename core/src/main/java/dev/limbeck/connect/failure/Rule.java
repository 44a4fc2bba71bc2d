package dev.limbeck.connect.failure;

import java.util.function.Predicate;

/**
 * One row of the table from symptoms to diagnoses.
 *
 * @param when whether the row applies
 * @param then what it means
 */
record Rule(Predicate<Symptom> when, Diagnosis then) {

	static Rule rule(Predicate<Symptom> when, FailureKind kind, Verdict verdict, String reason, String advice) {
		return new Rule(when, new Diagnosis(kind, verdict, reason, advice.strip(), null));
	}

}
