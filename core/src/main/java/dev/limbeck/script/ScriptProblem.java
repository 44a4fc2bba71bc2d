package dev.limbeck.script;

/**
 * One thing that is wrong with a file or location.
 *
 * @param origin the file or location
 * @param line the line, from 1, or 0 if the problem belongs to no line
 * @param code stable identification of this kind of problem, in kebab case
 * @param message what is wrong and why
 * @param action what to do about it
 */
public record ScriptProblem(String origin, int line, String code, String message, String action) {

	/**
	 * Return where the problem is.
	 * @return {@code file:line}, or the file alone
	 */
	public String place() {
		return (this.line > 0) ? this.origin + ":" + this.line : this.origin;
	}

}
