package dev.limbeck.doctor.finding;

import dev.limbeck.VisibleText;

/**
 * Where a finding is: in a file, in the environment, or at something in a database.
 *
 * @param name of the file, of the variable, or of what is in the database
 * @param line the line, from 1, or 0 if it is none in particular
 * @param file whether it is a file
 */
public record Place(String name, int line, boolean file) {

	/**
	 * Name a file.
	 * @param origin what messages call it
	 * @return the file as a whole
	 */
	public static Place file(String origin) {
		return new Place(origin, 0, true);
	}

	/**
	 * Name a line of a file.
	 * @param origin what messages call the file
	 * @param line the line, from 1
	 * @return that line
	 */
	public static Place line(String origin, int line) {
		return new Place(origin, line, true);
	}

	/**
	 * Name something in a database.
	 * @param name such as {@code public.orders}
	 * @return it
	 */
	public static Place database(String name) {
		return new Place(name, 0, false);
	}

	/**
	 * Name a variable of the environment.
	 * @param name such as {@code DATABASE_URL}
	 * @return it
	 */
	public static Place variable(String name) {
		return new Place(name, 0, false);
	}

	/**
	 * Return the place for people.
	 * @return {@code file:line}, as far as it is known
	 */
	@Override
	public String toString() {
		return VisibleText.line(this.name) + ((this.line > 0) ? ":" + this.line : "");
	}

}
