package dev.limbeck.adopt.alembic;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what {@code alembic ... --sql} prints into revisions, and takes out what Alembic
 * does to its own table.
 */
final class RenderedSql {

	private static final String UPGRADE = "-- Running upgrade ";

	private static final String DOWNGRADE = "-- Running downgrade ";

	private static final String USUAL = "alembic_version";

	private RenderedSql() {
	}

	/**
	 * Cut it.
	 * @param printed what was printed, with {@code LF} at the end of lines
	 * @return the SQL of each revision, by its id
	 */
	static Map<String, String> of(String printed) {
		Map<String, StringBuilder> parts = new LinkedHashMap<>();
		StringBuilder head = new StringBuilder();
		StringBuilder current = head;
		for (String line : printed.lines().toList()) {
			String id = id(line);
			if (id != null) {
				current = parts.computeIfAbsent(id, (each) -> new StringBuilder());
			}
			else {
				current.append(line).append('\n');
			}
		}
		String table = table(head.toString());
		Map<String, String> all = new LinkedHashMap<>();
		parts.forEach((id, part) -> all.put(id, without(table, part.toString()).strip()));
		return all;
	}

	// "-- Running upgrade a, b -> c", and back: "-- Running downgrade c -> a, b".
	private static @Nullable String id(String line) {
		int arrow = line.indexOf(" -> ");
		if (arrow < 0) {
			return null;
		}
		if (line.startsWith(UPGRADE)) {
			return line.substring(arrow + " -> ".length()).strip();
		}
		return line.startsWith(DOWNGRADE) ? line.substring(DOWNGRADE.length(), arrow).strip() : null;
	}

	private static String table(String head) {
		int column = head.indexOf("version_num VARCHAR");
		int open = (column < 0) ? -1 : head.lastIndexOf('(', column);
		int create = (open < 0) ? -1 : head.lastIndexOf("CREATE TABLE ", open);
		return (create < 0) ? USUAL : head.substring(create + "CREATE TABLE ".length(), open).strip();
	}

	private static String without(String table, String sql) {
		SqlScript script = SqlScript.parse(new SourceText("alembic", sql));
		StringBuilder kept = new StringBuilder();
		int from = 0;
		for (SqlStatement statement : script.statements()) {
			if (isOwn(table, sql.substring(statement.start(), statement.end()))) {
				kept.append(sql, from, statement.start());
				int end = sql.indexOf(';', statement.end());
				from = (end < 0) ? sql.length() : end + 1;
			}
		}
		return kept.append(sql, from, sql.length()).toString();
	}

	private static boolean isOwn(String table, String statement) {
		String words = statement.toUpperCase(Locale.ROOT);
		String name = table.toUpperCase(Locale.ROOT);
		return words.startsWith("UPDATE " + name + " SET VERSION_NUM")
				|| words.startsWith("INSERT INTO " + name + " (VERSION_NUM)")
				|| words.startsWith("DELETE FROM " + name + " WHERE ")
				|| words.startsWith("CREATE TABLE " + name + " (") || words.strip().equals("DROP TABLE " + name);
	}

}
