package dev.limbeck.connect.failure;

import java.util.stream.Collectors;

import dev.limbeck.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Why one try failed and what to do about it.
 *
 * @param kind what users tell apart
 * @param verdict how long it is worth a retry
 * @param reason why, on one line; never a secret. In a rule {@code {server}} and
 * {@code {driver}} stand for the words of the server and the driver, {@code {foreign}}
 * for those of somebody else
 * @param advice what the user can do, on few lines
 * @param sqlState the server's code, or {@code null} if it was not the server that
 * refused
 */
public record Diagnosis(FailureKind kind, Verdict verdict, String reason, String advice, @Nullable String sqlState) {

	Diagnosis of(Symptom symptom) {
		String text = this.reason.replace("{server}", VisibleText.message(symptom.serverMessage()))
			.replace("{state}", symptom.state().isEmpty() ? "none" : symptom.state())
			.replace("{driver}", symptom.driverMessage())
			.replace("{type}", symptom.type())
			.replace("{foreign}", symptom.foreignWords());
		return new Diagnosis(this.kind, this.verdict,
				text.lines().map(String::strip).filter((line) -> !line.isEmpty()).collect(Collectors.joining(" ")),
				this.advice, symptom.fromServer() ? symptom.state() : null);
	}

	public Diagnosis because(String newReason) {
		return new Diagnosis(this.kind, this.verdict, newReason, this.advice, this.sqlState);
	}

}
