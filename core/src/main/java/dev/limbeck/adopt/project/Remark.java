package dev.limbeck.adopt.project;

/**
 * Something about a project that people should know.
 *
 * @param code stable identification of its kind, in kebab case
 * @param forPerson whether it is left to a person: it is not carried over
 * @param file the file, as people call it
 * @param line the line, from 1, or 0 if it is the whole file
 * @param message what it is
 * @param action what to write instead, or what was done
 */
public record Remark(String code, boolean forPerson, String file, int line, String message, String action) {

	/**
	 * Say what was done in a way that people should know.
	 * @param code its kind
	 * @param file the file
	 * @param line the line, or 0
	 * @param message what it is
	 * @param action what was done
	 * @return the remark
	 */
	public static Remark note(String code, String file, int line, String message, String action) {
		return new Remark(code, false, file, line, message, action);
	}

	/**
	 * Say what was not carried over.
	 * @param code its kind
	 * @param file the file
	 * @param line the line, or 0
	 * @param message what it is
	 * @param action what to write instead
	 * @return the remark
	 */
	public static Remark left(String code, String file, int line, String message, String action) {
		return new Remark(code, true, file, line, message, action);
	}

	/**
	 * Return where it is.
	 * @return {@code file:line}, or the file alone
	 */
	public String place() {
		return (this.line > 0) ? this.file + ":" + this.line : this.file;
	}

}
