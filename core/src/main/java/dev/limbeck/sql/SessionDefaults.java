package dev.limbeck.sql;

import java.util.List;
import java.util.Set;

/**
 * Tells which statements change what sessions begin with: the one that runs them does not
 * notice, all later ones do. {@code ALTER SYSTEM} is none of them: once it is loaded, it
 * holds for the sessions that are open, too.
 */
public final class SessionDefaults {

	/**
	 * A query, in parentheses, for a text that is another one once the next session of
	 * the same role on the same database begins with something else: how many rows tell
	 * so, and the transactions that wrote them, which only ever get younger.
	 */
	public static final String FINGERPRINT = "(SELECT pg_catalog.concat_ws(' ', pg_catalog.count(*), "
			+ "pg_catalog.sum(s.xmin::pg_catalog.text::pg_catalog.int8)) FROM pg_catalog.pg_db_role_setting s "
			+ "WHERE s.setrole IN ('0', pg_catalog.quote_ident(SESSION_USER)::pg_catalog.regrole::pg_catalog.oid) "
			+ "AND s.setdatabase IN ('0', (SELECT d.oid FROM pg_catalog.pg_database d "
			+ "WHERE d.datname = pg_catalog.current_database())))";

	private static final Set<String> OWNERS = Set.of("DATABASE", "ROLE", "USER");

	private SessionDefaults() {
	}

	/**
	 * Judge a statement.
	 * @param statement the statement
	 * @param source the text it stands in
	 * @return whether it is an {@code ALTER DATABASE} or {@code ALTER ROLE} with
	 * {@code SET} or {@code RESET}, or a block that seems to run one
	 */
	public static boolean changedBy(SqlStatement statement, SourceText source) {
		if (statement.startsWith("ALTER")) {
			return isChange(new StatementTokens(source.text(statement.start(), statement.end())));
		}
		return statement.startsWith("DO") && hasChange(CodeWords.of(source.text(statement.start(), statement.end())));
	}

	private static boolean isChange(StatementTokens tokens) {
		tokens.take("ALTER");
		boolean database = tokens.take("DATABASE");
		if (!database && !tokens.take("ROLE") && (!tokens.take("USER") || tokens.take("MAPPING", "FOR"))) {
			return false;
		}
		skipName(tokens);
		if (!database && tokens.take("IN", "DATABASE")) {
			skipName(tokens);
		}
		return tokens.take("RESET") || (tokens.take("SET") && !tokens.take("TABLESPACE"));
	}

	private static void skipName(StatementTokens tokens) {
		tokens.identifier();
		if (tokens.take("UESCAPE")) {
			tokens.identifier();
		}
	}

	// A name may be put together by the block, of any number of words.
	private static boolean hasChange(List<String> words) {
		boolean within = false;
		for (int i = 0; i < words.size(); i++) {
			String word = words.get(i);
			if (word.equals("ALTER")) {
				within = OWNERS.contains(word(words, i + 1)) && !word(words, i + 2).equals("MAPPING");
			}
			else if (word.equals(";")) {
				within = false;
			}
			else if (within
					&& (word.equals("RESET") || (word.equals("SET") && !word(words, i + 1).equals("TABLESPACE")))) {
				return true;
			}
		}
		return false;
	}

	private static String word(List<String> words, int index) {
		return (index < words.size()) ? words.get(index) : "";
	}

}
