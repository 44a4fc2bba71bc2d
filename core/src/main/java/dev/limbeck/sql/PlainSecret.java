package dev.limbeck.sql;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A secret in what is no SQL: connection strings, URLs, command lines, headers and JSON,
 * in a literal, a comment or a message.
 *
 * @param start where it begins
 * @param end where it has ended
 * @param value the secret, with its quotes if it has some
 * @param ordinary whether it may as well be a word that means something else
 */
record PlainSecret(int start, int end, String value, boolean ordinary) {

	// As libpq reads it: a backslash takes the next character, a blank, too.
	private static final String UNQUOTED = "((?:[^\\s'\"\\\\]|\\\\(?:''|[^\\n'\"])?+)++)";

	/** Literals, and what is given later. */
	private static final String NO_VALUE = "['\"]|E'|U&'|\\$(?:\\d{1,4}\\b|\\w{0,64}+\\$)";

	private static final String SQL = "[:%?|=,;)]|[\\w.]{0,64}+\\(|(?:null|default|true|false)\\b"
			+ "|[\\w.]{0,64}?password\\b(?!=)";

	// A blank makes it look like a comparison of SQL.
	private static final Pattern SPACED = Pattern
		.compile("(?i)(?<![\\w-])password(?:[ \\t]{1,8}+=[ \\t]{0,8}+|=[ \\t]{1,8}+)(?!" + NO_VALUE + "|" + SQL + ")"
				+ UNQUOTED);

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

	private static final Pattern JSON = Pattern.compile(
			"(?is)" + SecretNames.PART + "[\\w.-]{0,64}+\"\\s{0,8}+:\\s{0,8}+(\"(?:[^\"\\\\]++|\\\\.?+)*+(?:\"|\\z))");

	private static final Pattern VARIABLE = Pattern
		.compile("(?:SECRET|API_?KEY|ACCESS_TOKEN|AUTH_TOKEN|PRIVATE_KEY|PASSPHRASE|PASSWD)"
				+ "(?:(?:_ACCESS)?_KEY)?+=(?!" + NO_VALUE + ")([^\\s'\"]++)");

	// Those of the server have no dot, and no secrets.
	private static final Pattern SETTING = Pattern
		.compile("(?i)\\bset\\s{1,8}+(?:(?:local|session)\\s{1,8}+)?+\\w{1,64}+\\.[\\w.]{0,64}?" + SecretNames.PART
				+ "[\\w.]{0,64}+\\s{1,8}+to\\s{1,8}+(?!default\\b|" + NO_VALUE + ")([^\\s'\";]++)");

	private static final List<Pattern> PATTERNS = List.of(KEYWORD, URL, CURL, AUTHORIZATION, JSON, VARIABLE, SETTING);

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
