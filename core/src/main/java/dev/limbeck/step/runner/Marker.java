package dev.limbeck.step.runner;

import dev.limbeck.session.Session;
import dev.limbeck.sql.SessionDefaults;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What stands before each statement of a flight, and what the server sends back when it
 * gets there. Its tag is another one in each session, so that nothing a script says is
 * taken for it.
 *
 * @param tag the beginning of what the server sends back
 */
record Marker(String tag) {

	private static final String DEFAULTS = "defaults";

	// A number has at most nine digits.
	private static final int LONGEST_NUMBER = 9;

	static Marker of(Session session) {
		return new Marker("limbeck " + session.tag() + " ");
	}

	/**
	 * Return the statement that makes the server send a number.
	 * @param number from 1
	 * @return the SQL, ending with a semicolon and a line feed
	 */
	String sql(int number) {
		return "DO $$BEGIN RAISE INFO '" + this.tag + number + "'; END$$;\n";
	}

	/**
	 * Return the statement that makes the server say so if sessions begin with something
	 * else by now.
	 * @param defaults what it was when this session began
	 * @return the SQL, ending with a semicolon and a line feed
	 */
	String comparing(String defaults) {
		return SqlText.block("BEGIN\n" + comparison(defaults) + "END") + ";\n";
	}

	/**
	 * Return what does so within a block.
	 * @param defaults what it was when this session began
	 * @return the statement, in PL/pgSQL
	 */
	String comparison(String defaults) {
		return "  IF " + SessionDefaults.FINGERPRINT + " <> " + SqlText.literal(defaults) + " THEN\n    RAISE INFO '"
				+ this.tag + DEFAULTS + "';\n  END IF;\n";
	}

	boolean tellsDefaults(@Nullable String notice) {
		return (this.tag + DEFAULTS).equals(notice);
	}

	/**
	 * Return the number in what the server has sent.
	 * @param notice what the server said
	 * @return the number, or -1 if it is no marker
	 */
	int number(String notice) {
		if (!notice.startsWith(this.tag) || notice.length() > this.tag.length() + LONGEST_NUMBER) {
			return -1;
		}
		String number = notice.substring(this.tag.length());
		boolean digits = !number.isEmpty() && number.chars().allMatch((digit) -> digit >= '0' && digit <= '9');
		return digits ? Integer.parseInt(number) : -1;
	}

}
