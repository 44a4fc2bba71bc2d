package dev.limbeck.sql;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a string constant stands for.
 *
 * @param written what stands between its quotes
 * @param meant what the server makes of it
 * @param mark the length of the dollar quote, or 0 if it has another one
 */
record LiteralValue(String written, String meant, int mark) {

	private static final Pattern ESCAPE = Pattern
		.compile("(?s)''|\\\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(.))");

	private static final Pattern UNICODE = Pattern.compile("''|\\\\\\\\|\\\\([0-9a-fA-F]{4})|\\\\\\+([0-9a-fA-F]{6})");

	/**
	 * Read a literal.
	 * @param literal as it is written, with its quotes
	 * @return its value; of one with continuations on further lines, the whole between
	 * the first quote and the last
	 */
	static LiteralValue of(String literal) {
		if (literal.startsWith("$")) {
			int mark = literal.indexOf('$', 1) + 1;
			String body = literal.substring(mark, literal.length() - mark);
			return new LiteralValue(body, body, mark);
		}
		String written = literal.substring(literal.indexOf('\'') + 1, literal.length() - 1);
		return new LiteralValue(written, switch (literal.charAt(0)) {
			case 'e', 'E' -> meant(ESCAPE, written);
			case 'u', 'U' -> meant(UNICODE, written);
			default -> written.replace("''", "'");
		}, 0);
	}

	private static String meant(Pattern escapes, String written) {
		return escapes.matcher(written).replaceAll((match) -> Matcher.quoteReplacement(meant(match)));
	}

	private static String meant(MatchResult escape) {
		for (int group = 1; group <= escape.groupCount(); group++) {
			String digits = escape.group(group);
			if (digits != null && group < 4) {
				int character = Integer.parseInt(digits.substring(Math.max(0, digits.length() - 6)), 16);
				return Character.isValidCodePoint(character) ? Character.toString(character) : "";
			}
			if (digits != null) {
				return (group == 4) ? Character.toString(Integer.parseInt(digits, 8)) : control(digits);
			}
		}
		return escape.group().substring(1);
	}

	private static String control(String letter) {
		return switch (letter) {
			case "n" -> "\n";
			case "r" -> "\r";
			case "t" -> "\t";
			case "b" -> "\b";
			case "f" -> "\f";
			default -> letter;
		};
	}

}
