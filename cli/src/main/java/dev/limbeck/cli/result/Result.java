package dev.limbeck.cli.result;

import java.util.List;
import java.util.Map;

/**
 * What a command came to.
 *
 * @param lines for people; none if there is nothing to say
 * @param json for programs: maps, lists, texts, numbers, booleans and {@code null}, in
 * the order in which they are written
 * @param exitCode 0 done, 3 a check found something
 * @param form what the lines are
 */
public record Result(List<String> lines, Map<String, ?> json, int exitCode, Form form) {

	/** What was asked for is done. */
	public static final int DONE = 0;

	/** It failed. */
	public static final int FAILED = 1;

	/** It was asked for in a way that cannot be understood. */
	public static final int USAGE = 2;

	/** A check found something. */
	public static final int FOUND = 3;

	/**
	 * Copy the lines.
	 */
	public Result {
		lines = List.copyOf(lines);
	}

	/**
	 * Create a new result that is told in sentences.
	 * @param lines for people
	 * @param json for programs
	 * @param exitCode 0 done, 3 a check found something
	 */
	public Result(List<String> lines, Map<String, ?> json, int exitCode) {
		this(lines, json, exitCode, Form.TEXT);
	}

	/**
	 * Make the result of a command that did what it was asked for.
	 * @param lines for people
	 * @param json for programs
	 * @return the result
	 */
	public static Result done(List<String> lines, Map<String, ?> json) {
		return new Result(lines, json, DONE);
	}

	/**
	 * Make the result that is a document, such as a script.
	 * @param text all of it
	 * @param json for programs
	 * @return the result
	 */
	public static Result document(String text, Map<String, ?> json) {
		return new Result(List.of(text.stripTrailing()), json, DONE, Form.DOCUMENT);
	}

	/**
	 * Return the same result with lines that hold colours.
	 * @return a new result
	 */
	public Result drawn() {
		return new Result(this.lines, this.json, this.exitCode, Form.TABLE);
	}

	/**
	 * Return the same result with another exit code.
	 * @param newExitCode the exit code
	 * @return a new result
	 */
	public Result withExitCode(int newExitCode) {
		return new Result(this.lines, this.json, newExitCode, this.form);
	}

	/**
	 * What lines are, and so what may be done with them.
	 */
	public enum Form {

		/** Sentences that may hold what others wrote. */
		TEXT,

		/** What others wrote is visible in it already. */
		TABLE,

		/** Another program may read it, byte for byte. */
		DOCUMENT

	}

}
