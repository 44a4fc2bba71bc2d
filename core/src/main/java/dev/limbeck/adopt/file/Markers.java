package dev.limbeck.adopt.file;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * How a tool marks the directions of a file. The tools go by lines, whatever these are
 * part of, and so does this.
 *
 * @param lead how a marker begins, in small letters and without blanks
 * @param up what follows it above the way up
 * @param down what follows it above the way down
 * @param withoutTransaction tells from a marker's line, in small letters, that nothing is
 * to run in a transaction
 * @param wholeFile whether that holds for both directions
 */
record Markers(String lead, String up, String down, Predicate<String> withoutTransaction, boolean wholeFile) {

	static final Markers GOOSE = new Markers("--+goose", "up", "down",
			(line) -> line.replaceAll("\\s", "").contains("+goosenotransaction"), true);

	static final Markers SQL_MIGRATE = new Markers("--+migrate", "up", "down", (line) -> line.contains("notransaction"),
			false);

	static final Markers DBMATE = new Markers("--migrate:", "up", "down",
			(line) -> line.replaceAll("\\s", "").contains("transaction:false"), false);

	/**
	 * Tell whether a file has them.
	 * @param text its content
	 * @return whether the way up is marked
	 */
	boolean in(String text) {
		return text.lines().anyMatch((line) -> isUp(line));
	}

	boolean isUp(String line) {
		return is(line, this.up);
	}

	boolean isDown(String line) {
		return is(line, this.down);
	}

	private boolean is(String line, String direction) {
		return marker(line) && rest(line).startsWith(direction);
	}

	/**
	 * Tell whether a line means something to the tool.
	 * @param line the line
	 * @return whether it is a marker of any kind
	 */
	boolean marker(String line) {
		return line.stripLeading().startsWith("--") && small(line).startsWith(this.lead);
	}

	/**
	 * Return what a marker says.
	 * @param line a marker
	 * @return the rest of it, in small letters and without blanks
	 */
	String rest(String line) {
		return small(line).substring(this.lead.length());
	}

	boolean refusesTransaction(String line) {
		return marker(line) && this.withoutTransaction.test(line.toLowerCase(Locale.ROOT));
	}

	private static String small(String line) {
		return line.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
	}

}
