package dev.limbeck.session;

import dev.limbeck.LimbeckException;

/**
 * The server had more rows for a question of ours than this process can hold. None of
 * them was read.
 */
public final class LargeAnswerException extends LimbeckException {

	/** Code of an answer that is too large. */
	public static final String CODE = "large-answer";

	private static final long serialVersionUID = 1L;

	private static final int MEBIBYTE = 1024 * 1024;

	/** Of the memory: rows become objects, and are held twice meanwhile. */
	private static final int SHARE = 4;

	LargeAnswerException() {
		this("The database has more to tell than Limbeck can read: " + bound() + ".",
				"Look for what is there in masses, or is very long: tables, comments, definitions. If it has to be, "
						+ "give the process more memory (java -Xmx...).");
	}

	private LargeAnswerException(String description, String action) {
		super(CODE, description, action);
	}

	/**
	 * Say what it was that had so many rows.
	 * @param what a subject, such as the name of a table
	 * @param action what to do
	 * @return the failure
	 */
	public static LargeAnswerException of(String what, String action) {
		return new LargeAnswerException(
				what + " has more rows, or longer ones, than Limbeck can read: " + bound() + ".", action);
	}

	private static String bound() {
		return "rows may take " + mostBytes() / MEBIBYTE
				+ " MiB, which is a quarter of the memory of this process, and one row half of that";
	}

	/**
	 * Return how much the rows of an answer may take.
	 * @return in bytes
	 */
	static long mostBytes() {
		return Runtime.getRuntime().maxMemory() / SHARE;
	}

}
