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

	/**
	 * Return a script as a literal, for a message that also runs it. PostgreSQL looks for
	 * the body of a function in the whole message to tell the place of an error
	 * ({@code match_prosrc_to_query}), and tells none if it finds it twice: so the
	 * literal goes on in another line behind each dollar sign.
	 * @param script statements, or {@code null}
	 * @return the literal
	 */
	public static String scriptLiteral(@Nullable String script) {
		return literal(script).replace("$", "$'\n'");
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
