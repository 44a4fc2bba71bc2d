package dev.limbeck.sql;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.limbeck.sql.SecretTokens.Literal;

/**
 * The passwords that stand in a script, kept out of what is shown of it and of what the
 * server says about it. SQL is read as PostgreSQL does; what is no SQL, such as comments,
 * messages and programs that are called, is looked through for what passwords stand in.
 */
public final class Passwords {

	// Possessive, so that the stack does not grow with the length of a literal.
	private static final String LITERAL = "''(?:[^']++|'''')++''" // inside another
																	// literal
			+ "|E'(?:[^'\\\\]++|\\\\.?+|'')*+(?:'|\\z)" //
			+ "|(?:U&)?'(?:[^']++|'')*+(?:'|\\z)" //
			+ "|\"(?:[^\"\\\\]++|\\\\.?+)*+(?:\"|\\z)" //
			+ "|\\$(\\w*+)\\$.*?(?:\\$\\2\\$|\\z)";

	// What may stand between a name and its value. Bounded: without an end each would be
	// looked for to the end of the text.
	private static final String GAP = "(?:\\s++|/\\*(?:[^*]|\\*(?!/)){0,128}+\\*/|--[^\\n]{0,128}+\\n){0,4}+";

	// A quote right behind a name ends it, if one begins it: such names stand in hints.
	private static final String NAME = "password(?![\"'])" + GAP + "(?::=|=>?)?" + GAP
			+ "|(?<![\"'][\\w.-]{0,64})password(?=')" //
			+ "|password[\"']\\s{0,8}+[:=]\\s{0,8}+";

	private static final Pattern PASSWORD = Pattern.compile("(?is)(?:" + NAME + ")(?=['\"$]|E'|U&')(" + LITERAL + ")");

	private static final Pattern OPENING_QUOTE = Pattern.compile("^(?:[EeUu]&?(?='))?(?:['\"]+|\\$\\w*\\$)");

	private final SecretValues values;

	/**
	 * Find the passwords of a script.
	 * @param script its text
	 */
	public Passwords(String script) {
		Set<String> found = new HashSet<>();
		PASSWORD.matcher(script).results().map((match) -> withoutQuotes(match.group(1))).forEach(found::add);
		PlainSecret.of(script)
			.filter((secret) -> !secret.ordinary())
			.flatMap((secret) -> Stream.of(secret.value(), secret.meant()))
			.map(Passwords::withoutQuotes)
			.forEach(found::add);
		for (Literal literal : SecretTokens.of(script)) {
			found.add(literal.value().written());
			found.add(literal.value().meant());
		}
		this.values = new SecretValues(found);
	}

	/**
	 * Hide the passwords that stand in a text of few words.
	 * @param text such as a description
	 * @return the text with asterisks in their place
	 */
	public static String hideWithin(String text) {
		return mayHoldAny(text) ? new Passwords(text).hide(text) : text;
	}

	// All that is looked for has one of these. Most descriptions have none, and a start
	// reads thousands.
	private static boolean mayHoldAny(String text) {
		for (int i = 0; i < text.length(); i++) {
			if ("'\"$=:".indexOf(text.charAt(i)) >= 0) {
				return true;
			}
		}
		return false;
	}

	private static String withoutQuotes(String literal) {
		Matcher opening = OPENING_QUOTE.matcher(literal);
		int from = opening.find() ? opening.end() : 0;
		int to = literal.length();
		if (literal.startsWith("$") && to >= 2 * from) {
			to -= from;
		}
		while (to > from && "'\"".indexOf(literal.charAt(to - 1)) >= 0) {
			to--;
		}
		return literal.substring(from, to);
	}

	/**
	 * Replace passwords by asterisks.
	 * @param text a part of the script, or what the server says about it
	 * @return a text of the same length
	 */
	public String hide(String text) {
		char[] hidden = text.toCharArray();
		PASSWORD.matcher(text).results().forEach((match) -> Arrays.fill(hidden, match.start(1), match.end(1), '*'));
		PlainSecret.of(text).forEach((secret) -> Arrays.fill(hidden, secret.start(), secret.end(), '*'));
		SecretTokens.of(text).forEach((literal) -> Arrays.fill(hidden, literal.start(), literal.end(), '*'));
		this.values.hide(text, hidden);
		return new String(hidden);
	}

}
