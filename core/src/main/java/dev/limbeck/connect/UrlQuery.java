package dev.limbeck.connect;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the names in the query of a database URL stand for.
 */
final class UrlQuery {

	private static final Set<String> PARTS = Set.of("user", "password", "host", "port", "dbname");

	/*
	 * Meant as a part of the URL: ignoring them would connect elsewhere.
	 */
	private static final Map<String, String> MISNAMED = Map.of("username", "user", "pass", "password", "passwd",
			"password", "pwd", "password", "database", "dbname", "db", "dbname");

	/*
	 * Names of other drivers that could be taken for misspelt names of libpq.
	 */
	private static final Set<String> FOREIGN = Set.of("pgbouncer", "connection_limit", "pool_timeout", "schema",
			"serverversion", "charset", "prepared_statement_cache_size", "statement_cache_size", "server_settings",
			"encoding", "pool", "uselibpqcompat", "supa", "sslaccept", "sslidentity", "timeout", "timezone");

	private UrlQuery() {
	}

	static boolean isPart(String name) {
		return PARTS.contains(name);
	}

	/**
	 * Return whether a name has a meaning in the query.
	 * @param name a name
	 * @return whether libpq or pgjdbc knows it
	 */
	static boolean isKnown(String name) {
		return isPart(name) || name.equals("ssl") || UrlParameter.all().containsKey(name) || isDriverProperty(name);
	}

	static boolean isDriverProperty(String name) {
		return UrlDriverProperties.names().contains(name);
	}

	/**
	 * Find what an unknown name was meant to be.
	 * @param name an unknown name
	 * @return the known name that is spelt almost alike, if there is one
	 */
	static Optional<String> meant(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (MISNAMED.containsKey(lower)) {
			return Optional.of(MISNAMED.getOrDefault(lower, lower));
		}
		if (FOREIGN.contains(lower)) {
			return Optional.empty();
		}
		int tolerance = (lower.length() < 6) ? 1 : 2;
		return Stream.of(PARTS.stream(), UrlParameter.all().keySet().stream(), UrlDriverProperties.names().stream())
			.flatMap((names) -> names)
			.filter((known) -> distance(lower, known.toLowerCase(Locale.ROOT)) <= tolerance)
			.min(Comparator.comparingInt((known) -> distance(lower, known.toLowerCase(Locale.ROOT))));
	}

	/*
	 * Levenshtein's distance.
	 */
	private static int distance(String left, String right) {
		int[] row = new int[right.length() + 1];
		Arrays.setAll(row, (column) -> column);
		for (int line = 1; line <= left.length(); line++) {
			int diagonal = row[0];
			row[0] = line;
			for (int column = 1; column <= right.length(); column++) {
				int change = diagonal + ((left.charAt(line - 1) != right.charAt(column - 1)) ? 1 : 0);
				diagonal = row[column];
				row[column] = Math.min(change, 1 + Math.min(row[column], row[column - 1]));
			}
		}
		return row[right.length()];
	}

}
