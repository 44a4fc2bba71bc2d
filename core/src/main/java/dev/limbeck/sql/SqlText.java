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
	 * Return a text that is itself SQL, so that nothing in the literal looks like SQL:
	 * the server puts an error in the body of a function where it finds that body in the
	 * message, if it finds it once.
	 * @param sql the text, or {@code null}
	 * @return the literal
	 */
	public static String enclosed(@Nullable String sql) {
		return (sql != null) ? " E'" + sql.replace("\\", "\\\\").replace("'", "\\x27").replace("$", "\\x24") + "'"
				: "NULL";
	}

	public static String textArray(Collection<String> values) {
		return values.stream().map(SqlText::literal).collect(Collectors.joining(",", "ARRAY[", "]::pg_catalog.text[]"));
	}

	/**
	 * Return a statement that fails.
	 * @param state the SQLSTATE
	 * @param message what is wrong, without a full stop
	 * @param hint what to do
	 * @return the statement, without a semicolon
	 */
	public static String raise(String state, String message, String hint) {
		return block("BEGIN RAISE EXCEPTION USING ERRCODE = " + literal(state) + ", MESSAGE = " + literal(message)
				+ ", HINT = " + literal(hint) + "; END");
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
