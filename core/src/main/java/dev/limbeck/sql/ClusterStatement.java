package dev.limbeck.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds statements that make or change what belongs to a whole server, and not to one of
 * its databases.
 */
public final class ClusterStatement {

	// Elsewhere these may be about a column of such a name.
	private static final Set<String> AT_BEGINNING = Set.of("ALTER", "DROP");

	private static final Set<String> BEFORE_STATEMENTS = Set.of(";", "BEGIN", "THEN", "ELSE", "LOOP", "EXECUTE",
			"FORMAT");

	private static final Map<String, String> OBJECTS = Map.of("ROLE", "roles", "USER", "roles", "GROUP", "roles",
			"DATABASE", "databases", "TABLESPACE", "tablespaces", "SYSTEM", "settings of the server");

	private static final Set<String> ON = Set.of("ON");

	private ClusterStatement() {
	}

	/**
	 * Return what a statement is about.
	 * @param statement a statement
	 * @param sql its text
	 * @return what belongs to the whole server, in the plural; nothing if it is about a
	 * single database. In a {@code DO} statement it is looked for among the words
	 */
	public static Optional<String> of(SqlStatement statement, String sql) {
		List<String> words = statement.keywords();
		if (words.isEmpty()) {
			return Optional.empty();
		}
		return switch (words.get(0)) {
			case "CREATE", "ALTER" -> object(words, 0);
			case "DROP" -> statement.startsWith("DROP", "OWNED") ? Optional.of("roles") : object(words, 0);
			case "COMMENT" -> statement.startsWith("COMMENT", "ON") ? object(words, 1) : Optional.empty();
			case "GRANT", "REVOKE" -> memberships(sql);
			case "REASSIGN" -> Optional.of("roles");
			case "DO" -> inBlock(CodeWords.of(sql));
			default -> Optional.empty();
		};
	}

	// CREATE USER MAPPING is about one database.
	private static Optional<String> object(List<String> words, int verb) {
		boolean mapping = words.size() > verb + 2 && words.get(verb + 2).equals("MAPPING");
		return (words.size() > verb + 1 && !mapping) ? Optional.ofNullable(OBJECTS.get(words.get(verb + 1)))
				: Optional.empty();
	}

	// Privileges are given ON something; those on databases are no part of one.
	private static Optional<String> memberships(String sql) {
		StatementTokens tokens = new StatementTokens(sql);
		if (tokens.seek(ON).isEmpty()) {
			return Optional.of("roles");
		}
		return tokens.take("DATABASE") ? Optional.of("databases")
				: tokens.take("TABLESPACE") ? Optional.of("tablespaces") : Optional.empty();
	}

	private static Optional<String> inBlock(List<String> words) {
		for (int i = 0; i + 1 < words.size(); i++) {
			boolean begins = i == 0 || BEFORE_STATEMENTS.contains(words.get(i - 1));
			if (words.get(i).equals("CREATE") || (begins && AT_BEGINNING.contains(words.get(i)))) {
				Optional<String> object = object(words, i);
				if (object.isPresent()) {
					return object;
				}
			}
		}
		return Optional.empty();
	}

}
