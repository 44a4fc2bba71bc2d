package dev.limbeck.sql.table;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.limbeck.sql.Characters;
import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.StatementTokens;

/**
 * The tables that statements need and that none of them makes, as far as their text
 * tells. What code may have made is left out, and so is what may be in place of a table.
 *
 * @param <T> what is remembered of the statement that needs a table first
 */
public final class NeededTables<T> {

	private static final Set<String> CODE = Set.of("do", "select", "with");

	private static final Set<String> MAKES = Set.of("create", "into", "rename", "attach");

	private static final Set<String> MADE = Set.of("TABLE", "VIEW", "SEQUENCE", "FUNCTION", "PROCEDURE", "EXTENSION",
			"TRIGGER", "INDEX");

	private final Map<QualifiedName, T> needed = new LinkedHashMap<>();

	private final Set<QualifiedName> made = new HashSet<>();

	private final Set<String> words = new HashSet<>();

	private boolean opaque;

	/**
	 * Read a statement, in the order in which they are run.
	 * @param sql its text
	 * @param origin what to remember if it needs a table
	 */
	public void read(String sql, T origin) {
		StatementTokens tokens = new StatementTokens(sql);
		String verb = tokens.identifier().orElse("");
		switch (verb) {
			case "create" -> create(sql, tokens, origin);
			case "alter" -> alter(tokens, origin);
			case "drop" -> drop(tokens, origin);
			case "insert" -> need(tokens, "INTO", origin);
			case "delete" -> need(tokens, "FROM", origin);
			case "update" -> need(tokens.table(), origin);
			default -> other(verb, sql);
		}
	}

	/**
	 * Say that something runs whose text is not known.
	 */
	public void readUnknown() {
		this.opaque = true;
	}

	/**
	 * Return the tables that are needed, and that nothing makes.
	 * @return what was remembered, by the name as its statement writes it
	 */
	public Map<QualifiedName, T> tables() {
		Map<QualifiedName, T> missing = new LinkedHashMap<>();
		if (!this.opaque) {
			this.needed.forEach((name, origin) -> {
				if (!isSystem(name) && this.made.stream().noneMatch(name::maybe) && !this.words.contains(name.last())
						&& missing.keySet().stream().noneMatch(name::maybe)) {
					missing.put(name, origin);
				}
			});
		}
		return missing;
	}

	private static boolean isSystem(QualifiedName name) {
		return name.schema().startsWith("pg_") || name.schema().equals("information_schema")
				|| (name.schema().isEmpty() && name.last().startsWith("pg_"));
	}

	private void create(String sql, StatementTokens tokens, T origin) {
		if (tokens.take("EVENT")) {
			return;
		}
		String kind = tokens.seek(MADE);
		switch (kind) {
			case "TABLE", "VIEW" -> {
				tokens.take("IF", "NOT", "EXISTS");
				tokens.name().ifPresent(this.made::add);
			}
			case "FUNCTION", "PROCEDURE" -> remember(sql);
			case "EXTENSION" -> readUnknown();
			case "INDEX", "TRIGGER" -> need(tokens, "ON", origin);
			default -> {
			}
		}
	}

	private void alter(StatementTokens tokens, T origin) {
		if (tokens.take("VIEW") || tokens.take("MATERIALIZED", "VIEW")) {
			return;
		}
		if (tokens.take("SCHEMA") || tokens.take("EXTENSION")) {
			this.opaque = true;
			return;
		}
		if (tokens.take("TABLE") && !tokens.take("IF", "EXISTS")) {
			Optional<QualifiedName> table = tokens.table();
			need(table, origin);
			tokens.takeSign("*");
			if (tokens.take("RENAME", "TO")) {
				table.flatMap((old) -> tokens.identifier().map(old::renamed)).ifPresent(this.made::add);
			}
			else if (tokens.take("SET", "SCHEMA")) {
				table.flatMap((old) -> tokens.identifier().map(old::movedTo)).ifPresent(this.made::add);
			}
		}
	}

	private void drop(StatementTokens tokens, T origin) {
		if (tokens.take("TABLE") && !tokens.take("IF", "EXISTS")) {
			tokens.names().forEach((name) -> need(Optional.of(name), origin));
		}
	}

	private void need(StatementTokens tokens, String word, T origin) {
		if (!tokens.seek(Set.of(word)).isEmpty()) {
			need(tokens.table(), origin);
		}
	}

	private void need(Optional<QualifiedName> table, T origin) {
		table.ifPresent((name) -> this.needed.putIfAbsent(name, origin));
	}

	private void other(String verb, String sql) {
		if (verb.equals("call") || verb.equals("execute") || verb.equals("import")) {
			this.opaque = true;
		}
		else if (CODE.contains(verb)) {
			remember(sql);
		}
	}

	// Code that puts names together can make any.
	private void remember(String sql) {
		Set<String> found = words(sql);
		if (found.contains("execute")) {
			this.opaque = true;
		}
		if (MAKES.stream().anyMatch(found::contains)) {
			this.words.addAll(found);
		}
	}

	// Without the first, which may be CREATE for what is no table.
	private static Set<String> words(String sql) {
		Set<String> words = new HashSet<>();
		StringBuilder word = new StringBuilder();
		boolean first = true;
		for (int i = 0; i <= sql.length(); i++) {
			char c = (i < sql.length()) ? sql.charAt(i) : ' ';
			if (Characters.continuesIdentifier(c)) {
				word.append((c >= 'A' && c <= 'Z') ? (char) (c - 'A' + 'a') : c);
			}
			else if (!word.isEmpty()) {
				if (!first) {
					words.add(word.toString());
				}
				first = false;
				word.setLength(0);
			}
		}
		return words;
	}

}
