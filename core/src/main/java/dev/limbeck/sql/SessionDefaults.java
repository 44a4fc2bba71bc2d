package dev.limbeck.sql;

import java.util.regex.Pattern;

/**
 * Tells which statements change what sessions begin with: the one that runs them does not
 * notice, all later ones do.
 */
public final class SessionDefaults {

	// The name may stand in quotes, or be put together by a block.
	private static final Pattern CHANGE = Pattern
		.compile("(?is)\\bALTER\\s+(?:DATABASE|ROLE|USER)\\b.*?\\b(?:SET(?!\\s+TABLESPACE\\b)|RESET)\\b");

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
		boolean possible = statement.startsWith("ALTER", "DATABASE") || statement.startsWith("ALTER", "ROLE")
				|| statement.startsWith("ALTER", "USER") || statement.startsWith("DO");
		return possible && CHANGE.matcher(source.text(statement.start(), statement.end())).find();
	}

}
