package dev.limbeck.sql;

import java.util.Collection;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Values written as SQL, whatever {@code standard_conforming_strings} says.
 */
public final class SqlText {

	private static final String QUOTE = "$limbeck$";

	private SqlText() {
	}

	public static String identifier(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	public static String literal(@Nullable String value) {
		if (value == null) {
			return "NULL";
		}
		String quoted = "'" + value.replace("'", "''").replace("\\", "\\\\") + "'";
		return (value.indexOf('\\') < 0) ? quoted : " E" + quoted;
	}

	public static String textArray(Collection<String> values) {
		return values.stream().map(SqlText::literal).collect(Collectors.joining(",", "ARRAY[", "]::pg_catalog.text[]"));
	}

	/**
	 * Return a {@code DO} statement.
	 * @param body in PL/pgSQL
	 * @return the statement, without a semicolon
	 */
	public static String block(String body) {
		return "DO " + (body.contains(QUOTE) ? literal(body) : QUOTE + "\n" + body + "\n" + QUOTE);
	}

}
