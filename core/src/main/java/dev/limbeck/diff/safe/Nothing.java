package dev.limbeck.diff.safe;

import java.util.Map;

import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a value that is lost, where a column must have one again.
 */
final class Nothing {

	private static final Map<String, String> VALUES = Map.ofEntries(Map.entry("text", "''"),
			Map.entry("character varying", "''"), Map.entry("character", "''"), Map.entry("smallint", "0"),
			Map.entry("integer", "0"), Map.entry("bigint", "0"), Map.entry("numeric", "0"), Map.entry("real", "0"),
			Map.entry("double precision", "0"), Map.entry("boolean", "false"), Map.entry("date", "'epoch'"),
			Map.entry("timestamp without time zone", "'epoch'"), Map.entry("timestamp with time zone", "'epoch'"),
			Map.entry("time without time zone", "'00:00'"), Map.entry("time with time zone", "'00:00+00'"),
			Map.entry("interval", "'0'"), Map.entry("bytea", "''"), Map.entry("json", "'{}'"),
			Map.entry("jsonb", "'{}'"), Map.entry("uuid", "'00000000-0000-0000-0000-000000000000'"));

	private Nothing() {
	}

	/**
	 * Return what is nothing for a type.
	 * @param column of a table
	 * @return an SQL expression, or {@code null} if the type has none
	 */
	static @Nullable String of(Fact column) {
		String type = column.get("type", "");
		if (type.endsWith("[]")) {
			return "'{}'";
		}
		int from = type.indexOf('(');
		int end = type.indexOf(')');
		return VALUES.get((from < 0) ? type : type.substring(0, from) + type.substring(end + 1));
	}

}
