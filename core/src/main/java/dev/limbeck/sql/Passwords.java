package dev.limbeck.sql;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
		this(script, Set.of());
	}

	/**
	 * Find the passwords of a script, and hide other values, too.
	 * @param script its text
	 * @param others what is not to be shown either
	 */
	public Passwords(String script, Collection<String> others) {
		Set<String> found = new HashSet<>(others);
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

	/**
	 * A secret in what is no SQL: connection strings, URLs, command lines, headers and
	 * JSON, in a literal, a comment or a message.
	 *
	 * @param start where it begins
	 * @param end where it has ended
	 * @param value the secret, with its quotes if it has some
	 * @param ordinary whether it may as well be a word that means something else
	 */
	private record PlainSecret(int start, int end, String value, boolean ordinary) {

		// As libpq reads it: a backslash takes the next character, a blank, too.
		private static final String UNQUOTED = "((?:[^\\s'\"\\\\]|\\\\(?:''|[^\\n'\"])?+)++)";

		/** Literals, and what is given later. */
		private static final String NO_VALUE = "['\"]|E'|U&'|\\$(?:\\d{1,4}\\b|\\w{0,64}+\\$)";

		private static final String SQL = "[:%?|=,;)]|[\\w.]{0,64}+\\(|(?:null|default|true|false)\\b"
				+ "|[\\w.]{0,64}?password\\b(?!=)";

		// A blank makes it look like a comparison of SQL.
		private static final Pattern SPACED = Pattern
			.compile("(?i)(?<![\\w-])password(?:[ \\t]{1,8}+=[ \\t]{0,8}+|=[ \\t]{1,8}+)(?!" + NO_VALUE + "|" + SQL
					+ ")" + UNQUOTED);

		private static final Pattern COLUMN = Pattern.compile("[a-z_.]++[;,)]?+");

		private static final Pattern KEYWORD = Pattern.compile("(?i)password=(?!" + NO_VALUE + ")" + UNQUOTED);

		// Looks ahead no further than a password is long, or many would take ever longer.
		private static final Pattern URL = Pattern
			.compile("://[^\\s:/@'\"]*+:([^\\s'\"@]{0,256}+(?:@[^\\s'\"@/?]{0,256}+(?=@))*+)(?=@)");

		private static final Pattern CURL = Pattern
			.compile("(?i)\\bcurl\\b[^\\n]{0,128}?\\s(?:-[a-z]{0,8}u|--(?:proxy-)?user)[\\s=]{0,8}+"
					+ "[\"']{0,2}+[^\\s:'\"]{0,64}+:([^\\s'\"]++)");

		private static final Pattern AUTHORIZATION = Pattern
			.compile("(?i)\\bauthorization[\"']?+\\s{0,8}+:\\s{0,8}+(?:basic|bearer)\\s{1,8}+([^\\s'\"]++)");

		private static final Pattern JSON = Pattern.compile("(?is)" + SecretNames.PART
				+ "[\\w.-]{0,64}+\"\\s{0,8}+:\\s{0,8}+(\"(?:[^\"\\\\]++|\\\\.?+)*+(?:\"|\\z))");

		private static final Pattern VARIABLE = Pattern
			.compile("(?:SECRET|API_?KEY|ACCESS_TOKEN|AUTH_TOKEN|PRIVATE_KEY|PASSPHRASE|PASSWD)"
					+ "(?:(?:_ACCESS)?_KEY)?+=(?!" + NO_VALUE + ")([^\\s'\"]++)");

		// Those of the server have no dot, and no secrets.
		private static final Pattern SETTING = Pattern
			.compile("(?i)\\bset\\s{1,8}+(?:(?:local|session)\\s{1,8}+)?+\\w{1,64}+\\.[\\w.]{0,64}?" + SecretNames.PART
					+ "[\\w.]{0,64}+\\s{1,8}+to\\s{1,8}+(?!default\\b|" + NO_VALUE + ")([^\\s'\";]++)");

		private static final List<Pattern> PATTERNS = List.of(KEYWORD, URL, CURL, AUTHORIZATION, JSON, VARIABLE,
				SETTING);

		private static final Pattern ESCAPE = Pattern.compile("(?s)\\\\(.)");

		/**
		 * Find them.
		 * @param text any text
		 * @return one after the other for each notation
		 */
		static Stream<PlainSecret> of(String text) {
			Stream<PlainSecret> certain = PATTERNS.stream().flatMap((pattern) -> of(pattern.matcher(text), false));
			return Stream.concat(certain, of(SPACED.matcher(text), true));
		}

		private static Stream<PlainSecret> of(Matcher matcher, boolean spaced) {
			return matcher.results()
				.map((match) -> new PlainSecret(match.start(1), match.end(1), match.group(1),
						spaced && COLUMN.matcher(match.group(1)).matches()));
		}

		/**
		 * Return what it means if backslashes escape in it.
		 * @return the secret without them
		 */
		String meant() {
			return ESCAPE.matcher(this.value).replaceAll("$1");
		}

	}

}
