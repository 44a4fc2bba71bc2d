package dev.limbeck.doctor.finding;

import dev.limbeck.LongLines;
import dev.limbeck.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the doctor has found. No text holds a secret or a character that steers
 * a terminal.
 *
 * @param id the {@link FindingKind}
 * @param severity how bad it is
 * @param where where it is
 * @param condition what is the case
 * @param effect what follows
 * @param remedy what to do about it
 * @param command what to type for that, or {@code null}
 */
public record Finding(String id, Severity severity, Place where, String condition, String effect, String remedy,
		@Nullable String command) {

	/**
	 * Make the texts visible.
	 */
	public Finding {
		condition = shown(condition);
		effect = shown(effect);
		remedy = shown(remedy);
		command = (command != null) ? shown(command) : null;
	}

	private static String shown(String text) {
		return VisibleText.of(LongLines.cut(text));
	}

	/**
	 * Return the same finding with advice for this case.
	 * @param newRemedy what to do about it
	 * @return a new finding
	 */
	public Finding withRemedy(String newRemedy) {
		return new Finding(this.id, this.severity, this.where, this.condition, this.effect, newRemedy, this.command);
	}

	/**
	 * Return the same finding with what follows in this case.
	 * @param newEffect what follows
	 * @return a new finding
	 */
	public Finding withEffect(String newEffect) {
		return new Finding(this.id, this.severity, this.where, this.condition, newEffect, this.remedy, this.command);
	}

	/**
	 * Return the same finding with a command.
	 * @param newCommand what to type
	 * @return a new finding
	 */
	public Finding withCommand(String newCommand) {
		return new Finding(this.id, this.severity, this.where, this.condition, this.effect, this.remedy, newCommand);
	}

}
