package dev.limbeck.sql;

import dev.limbeck.LongLines;

/**
 * One thing that is wrong with a file or location.
 *
 * @param at where it is
 * @param code stable identification of this kind of problem, in kebab case
 * @param message what is wrong and why
 * @param action what to do about it
 */
public record ScriptProblem(ScriptPlace at, String code, String message, String action) {

	/**
	 * Cut what is quoted at length.
	 */
	public ScriptProblem {
		message = LongLines.cut(message);
		action = LongLines.cut(action);
	}

	/**
	 * Create a new problem of a whole file or location.
	 * @param origin the file or location
	 * @param code stable identification of this kind of problem, in kebab case
	 * @param message what is wrong and why
	 * @param action what to do about it
	 */
	public ScriptProblem(String origin, String code, String message, String action) {
		this(new ScriptPlace(origin, 0, 0, null), code, message, action);
	}

	/**
	 * Return what it is in.
	 * @return the file or location
	 */
	public String origin() {
		return this.at.origin();
	}

	/**
	 * Return the line it is in.
	 * @return the line, from 1, or 0 if the problem belongs to no line
	 */
	public int line() {
		return this.at.line();
	}

	/**
	 * Return where the problem is.
	 * @return {@code file:line:column}, or the file alone
	 */
	public String place() {
		return this.at.toString();
	}

	/**
	 * Tell everything but the advice.
	 * @return the place, what is wrong there and, if it is in a line, that line with a
	 * caret
	 */
	public String description() {
		return place() + ": " + this.message + ((this.at.excerpt() != null) ? "\n" + this.at.excerpt() : "");
	}

}
