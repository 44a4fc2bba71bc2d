package dev.limbeck.sql.placeholder;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One placeholder as it stands in a script.
 *
 * @param start the offset of its dollar sign
 * @param end the offset behind its brace
 * @param name whose value is meant
 * @param form how the value is written
 * @param context what it stands in
 */
record Reference(int start, int end, String name, Form form, Context context) {

	/** What {@code limbeck adopt} leaves, because it has no value for it. */
	private static final String FLYWAY = "flyway:";

	private static final Pattern TEXT = Pattern.compile("\\$\\{([^{}\\n]{0,256})}");

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]+");

	static boolean isName(String name) {
		return NAME.matcher(name).matches();
	}

	/**
	 * Read a placeholder.
	 * @param text where it stands
	 * @param start the offset of its dollar sign
	 * @param context what it stands in
	 * @return the placeholder, whose form is {@link Form#MALFORMED} if it cannot be
	 * understood
	 */
	static Reference read(String text, int start, Context context) {
		Matcher matcher = TEXT.matcher(text).region(start, Math.min(text.length(), start + 260));
		if (!matcher.lookingAt()) {
			return new Reference(start, start + 2, "", Form.MALFORMED, context);
		}
		String written = matcher.group(1).strip();
		int colon = written.startsWith(FLYWAY) ? written.indexOf(':', FLYWAY.length()) : written.indexOf(':');
		String name = (colon < 0) ? written : written.substring(0, colon);
		String bare = name.startsWith(FLYWAY) ? name.substring(FLYWAY.length()) : name;
		Form form = NAME.matcher(bare).matches() ? Form.of((colon < 0) ? "" : written.substring(colon))
				: Form.MALFORMED;
		return new Reference(start, matcher.end(), name, form, context);
	}

	/**
	 * How a value is written.
	 */
	enum Form {

		/** As it is. */
		TEXT,

		/** As a string constant. */
		LITERAL,

		/** As a quoted name. */
		IDENTIFIER,

		/** Nobody knows. */
		MALFORMED;

		private static Form of(String suffix) {
			return switch (suffix) {
				case "" -> TEXT;
				case ":literal" -> LITERAL;
				case ":identifier" -> IDENTIFIER;
				default -> MALFORMED;
			};
		}

	}

	/**
	 * What a placeholder stands in.
	 */
	enum Context {

		/** SQL. */
		SQL,

		/** SQL between dollar quotes. */
		BODY,

		/** A string, or a name in quotes. */
		QUOTES,

		/** Text between dollar quotes of which it is not known that it is SQL. */
		FOREIGN

	}

}
