package dev.limbeck.connect;

/**
 * Why one try failed and what to do about it.
 *
 * @param kind what users tell apart
 * @param verdict how long it is worth a retry
 * @param reason why, on one line; never a secret. In a rule {@code {server}} and
 * {@code {driver}} stand for the words of the server and the driver
 * @param advice what the user can do, on few lines
 */
record Diagnosis(FailureKind kind, Verdict verdict, String reason, String advice) {

	Diagnosis of(Symptom symptom) {
		String text = this.reason.replace("{server}", symptom.serverMessage())
			.replace("{state}", symptom.state().isEmpty() ? "none" : symptom.state())
			.replace("{driver}", symptom.driverMessage())
			.replace("{type}", symptom.type());
		return because(text.strip().replaceAll("\\s*\\R\\s*", " "));
	}

	Diagnosis because(String newReason) {
		return new Diagnosis(this.kind, this.verdict, newReason, this.advice);
	}

}
