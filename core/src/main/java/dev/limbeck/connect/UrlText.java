package dev.limbeck.connect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a URL variable freed from what surrounds it, and whether it is a URL at
 * all.
 */
final class UrlText {

	/**
	 * How a URL is written, for advice.
	 */
	static final String EXAMPLE = "Write postgres://user:password@host:5432/database.";

	private static final List<String> QUOTES = List.of("\"\"", "''", "``", "\u201C\u201D", "\u2018\u2019");

	/** What is longer cannot be meant, and would only take time. */
	static final int LONGEST = 8_192;

	private static final Pattern COMMAND = Pattern
		.compile("(?i)(psql|pg_\\w+|pgcli|export|set|setx|env|sudo|docker|kubectl|heroku|flyctl|fly)\\s.*");

	private static final Pattern ASSIGNMENT = Pattern.compile("\\w+\\s*=.*");

	private static final Pattern LIBPQ_PAIR = Pattern
		.compile("(host|hostaddr|port|dbname|user|password|service|sslmode)\\s*=.*");

	private static final Pattern REFERENCE = Pattern
		.compile("\\$\\{([^}]*)}?|\\$\\(([^()]*+)\\)|\\{\\{(?:[^{}]|}(?!}))*+}}");

	private static final Pattern BARE_REFERENCE = Pattern.compile("[$]\\w+|%\\w+%");

	private static final String WORD = "(your|my|the|db|database|user|username|name|pass|password|pwd|host|hostname|"
			+ "port|project|ref|id|region|server|secret|here)";

	private static final Pattern BLANK_TO_FILL = Pattern
		.compile("(?i)(?<=[:/@]|^)[<\\[]" + WORD + "([-_ .]" + WORD + ")*[>\\]](?=[:/@?]|$)");

	private static final Pattern NAME = Pattern.compile("[A-Z_][A-Z0-9_]*|[a-z]+(\\.[a-zA-Z][a-zA-Z_-]*)+");

	private UrlText() {
	}

	/**
	 * Drop blanks, line ends, a byte order mark and one pair of quotes around the value.
	 * @param value the value as it was found
	 * @return the text between
	 */
	static String clean(String value) {
		String text = strip(value);
		if (text.length() > 1 && QUOTES.contains("" + text.charAt(0) + text.charAt(text.length() - 1))) {
			text = strip(text.substring(1, text.length() - 1));
		}
		return text;
	}

	/**
	 * Tell if a text is nothing that anybody would write.
	 * @param text a clean text
	 * @return whether it is longer than every URL
	 */
	static boolean isTooLong(String text) {
		return text.length() > LONGEST;
	}

	/**
	 * Tell if the text is something else than a URL, or one that is not ready for use.
	 * @param text a clean text
	 * @param problems where to tell
	 */
	static void check(String text, UrlProblems problems) {
		if (text.isEmpty()) {
			problems.add("the value is empty", EXAMPLE);
		}
		else if (isTooLong(text)) {
			problems.add("the value has " + text.length() + " characters, more than " + LONGEST,
					"Check where it ends. " + EXAMPLE);
		}
		else if (text.chars().anyMatch((character) -> character == '\n' || character == '\r')) {
			problems.add("line break inside the value", "Write the URL on one line.");
		}
		else if (text.chars().anyMatch(Character::isISOControl)) {
			problems.add("control character inside the value", "Write the URL again by hand.");
		}
		else if (COMMAND.matcher(text).matches()) {
			problems.add("shell command instead of a URL", "Keep only the URL. " + EXAMPLE);
		}
		else if (LIBPQ_PAIR.matcher(text).matches()) {
			problems.add("no scheme: key=value pairs instead of a URL", EXAMPLE);
		}
		else if (ASSIGNMENT.matcher(text).matches()) {
			problems.add("assignment of a variable instead of a URL", "Keep only what follows the equals sign.");
		}
		else {
			checkPlaceholder(text, problems);
		}
	}

	private static void checkPlaceholder(String text, UrlProblems problems) {
		Matcher reference = REFERENCE.matcher(text);
		Matcher blank = BLANK_TO_FILL.matcher(text);
		if (reference.find()) {
			String name = (reference.group(1) != null) ? reference.group(1) : reference.group(2);
			boolean shown = name != null && NAME.matcher(name).matches();
			report(shown ? reference.group() : "", problems);
		}
		else if (BARE_REFERENCE.matcher(text).matches()) {
			report(text, problems);
		}
		else if (blank.find()) {
			report(blank.group(), problems);
		}
	}

	private static void report(String placeholder, UrlProblems problems) {
		problems.add("unresolved placeholder" + (placeholder.isEmpty() ? "" : " \"" + placeholder + "\""),
				"Put the real value in its place, or let the platform do so; a $, < or [ that belongs to a password "
						+ "is written %24, %3C or %5B.");
	}

	private static String strip(String text) {
		int start = 0;
		int end = text.length();
		while (start < end && isBlank(text.charAt(start))) {
			start++;
		}
		while (end > start && isBlank(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(start, end);
	}

	private static boolean isBlank(char character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\ufeff'
				|| (character >= '\u200b' && character <= '\u200d') || character == '\u2060' || character == '\0';
	}

}
