package dev.limbeck.sql;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The passwords that stand in a script, kept out of what is shown of it and of what the
 * server says about it.
 */
public final class Passwords {

	// What is shorter would hide too many ordinary words.
	private static final int SHORTEST = 4;

	// Possessive, so that the stack does not grow with the length of a literal.
	private static final String LITERAL = "''[^']++''" // inside another literal
			+ "|E'(?:[^'\\\\]++|\\\\.|'')*+(?:'|\\z)" //
			+ "|(?:U&)?'(?:[^']++|'')*+(?:'|\\z)" //
			+ "|\"[^\"]*+(?:\"|\\z)" //
			+ "|\\$(\\w*+)\\$.*?(?:\\$\\3\\$|\\z)";

	// Looks ahead no further than a password is long, or many would take ever longer.
	private static final Pattern PASSWORD = Pattern
		.compile("(?is)(password\\s*+(?::=|=>?)?\\s*+(?=['\"$]|E'|U&')|password=|://[^\\s:/@'\"]*+:(?=\\S{0,256}@))"
				+ "(" + LITERAL + "|[^\\s'\"$@]++)");

	private static final Pattern OPENING_QUOTE = Pattern.compile("^(?:[EeUu]&?(?='))?(?:['\"]+|\\$\\w*\\$)");

	private static final Pattern CLOSING_QUOTE = Pattern.compile("(?:['\"]+|\\$\\w*\\$)$");

	private final Set<String> values = new LinkedHashSet<>();

	/**
	 * Find the passwords of a script.
	 * @param script its text
	 */
	public Passwords(String script) {
		PASSWORD.matcher(script).results().map((match) -> match.group(2)).forEach(this::add);
	}

	private void add(String literal) {
		String rest = OPENING_QUOTE.matcher(literal).replaceFirst("");
		String value = CLOSING_QUOTE.matcher(rest).replaceFirst("");
		if (value.length() >= SHORTEST) {
			this.values.add(value);
		}
	}

	/**
	 * Replace passwords by asterisks.
	 * @param text a part of the script, or what the server says about it
	 * @return a text of the same length
	 */
	public String hide(String text) {
		String hidden = PASSWORD.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(match.group(1)) + "*".repeat(match.group(2).length()));
		for (String value : this.values) {
			hidden = hidden.replace(value, "*".repeat(value.length()));
		}
		return hidden;
	}

}
