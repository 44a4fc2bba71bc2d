package dev.limbeck.connect;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a database URL begins with, and by whose rules the rest is read.
 *
 * @param jdbc whether pgjdbc's rules hold, else libpq's
 * @param length how many characters of the URL it takes
 */
record UrlScheme(boolean jdbc, int length) {

	private static final Pattern LIBPQ = Pattern.compile("(?i)(postgres(?:ql)?)(\\+[a-z0-9_.-]*)?://");

	private static final Pattern JDBC = Pattern.compile("(?i)jdbc:postgres(?:ql)?:");

	private static final Pattern SLASHES_MISSING = Pattern.compile("(?i)(postgres(?:ql)?):");

	private static final Pattern OTHER = Pattern
		.compile("(?i)((?:jdbc|r2dbc|vertx-reactive)(?::[a-z][a-z0-9+._-]*){1,8}?(?=://|:\\d)|"
				+ "(?:jdbc|r2dbc):[a-z][a-z0-9+._-]*(?=:)|[a-z][a-z0-9+._-]*(?=://)).*");

	/**
	 * None that stands for PostgreSQL.
	 */
	static final UrlScheme NONE = new UrlScheme(false, 0);

	/**
	 * Recognise the scheme.
	 * @param text a clean text
	 * @param problems told if it is none that stands for PostgreSQL; only the scheme is
	 * shown
	 * @return the scheme
	 */
	static UrlScheme of(String text, UrlProblems problems) {
		Matcher libpq = LIBPQ.matcher(text);
		if (libpq.lookingAt()) {
			if ("+".equals(libpq.group(2))) {
				problems.add("empty driver name in scheme \"" + libpq.group(1) + "+\"", UrlText.EXAMPLE);
			}
			return new UrlScheme(false, libpq.end());
		}
		Matcher jdbc = JDBC.matcher(text);
		if (jdbc.lookingAt()) {
			return new UrlScheme(true, jdbc.end());
		}
		refuse(text, problems);
		return NONE;
	}

	private static void refuse(String text, UrlProblems problems) {
		Matcher bare = SLASHES_MISSING.matcher(text);
		Matcher other = OTHER.matcher(text);
		if (bare.lookingAt()) {
			problems.add("\"//\" missing after \"" + bare.group() + "\"", UrlText.EXAMPLE);
		}
		else if (other.matches()) {
			problems.add("unsupported scheme \"" + other.group(1) + "\"", advice(other.group(1)));
		}
		else {
			problems.add("no scheme", UrlText.EXAMPLE);
		}
	}

	private static String advice(String scheme) {
		return switch (scheme.toLowerCase(Locale.ROOT)) {
			case "psql", "pg", "pgsql", "postgre", "postgresq", "postgressql", "postgis" -> UrlText.EXAMPLE;
			case "jdbc:aws-wrapper:postgresql", "jdbc:tc:postgresql" ->
				"Set spring.datasource.url for a driver that wraps PostgreSQL's. Otherwise: " + UrlText.EXAMPLE;
			case "http", "https" -> "This is the address of a web page; a database has its own. " + UrlText.EXAMPLE;
			default -> "Limbeck works with PostgreSQL. " + UrlText.EXAMPLE;
		};
	}

}
