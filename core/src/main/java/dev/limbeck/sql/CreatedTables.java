package dev.limbeck.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The tables that are there after some statements, as far as their text tells: what code
 * may have dropped or renamed is left out.
 *
 * @param <T> what is remembered of the statement that creates a table
 */
public final class CreatedTables<T> {

	private static final Set<String> KINDS = Set.of("CREATE", "DROP", "ALTER", "DO", "CALL", "SELECT");

	private static final Pattern REMOVES = Pattern.compile("(?is)\\b(?:DROP|RENAME|SET\\s+SCHEMA)\\b");

	private static final Pattern EXECUTES = Pattern.compile("(?i)\\bEXECUTE\\b");

	private final Map<QualifiedName, T> tables = new LinkedHashMap<>();

	/**
	 * Read the next statement.
	 * @param sql its text
	 * @param origin what to remember if it creates a table
	 */
	public void read(String sql, T origin) {
		if (KINDS.stream().noneMatch((kind) -> sql.regionMatches(true, 0, kind, 0, kind.length()))) {
			return;
		}
		StatementTokens tokens = new StatementTokens(sql);
		if (tokens.take("CREATE")) {
			create(tokens).ifPresent((name) -> this.tables.put(name, origin));
		}
		else if (tokens.take("DROP")) {
			drop(tokens);
		}
		else if (tokens.take("ALTER")) {
			alter(tokens);
		}
		else if (REMOVES.matcher(sql).find()) {
			boolean anything = EXECUTES.matcher(sql).find();
			forget((name) -> anything || mentions(sql, name.last()));
		}
	}

	private static boolean mentions(String sql, String name) {
		return Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(name) + "(?!\\w)").matcher(sql).find();
	}

	/**
	 * Return the tables that are there.
	 * @return by name, in the order of the statements that create them
	 */
	public Map<QualifiedName, T> tables() {
		return new LinkedHashMap<>(this.tables);
	}

	// A temporary table is gone with its session.
	private static Optional<QualifiedName> create(StatementTokens tokens) {
		if (!tokens.take("UNLOGGED")) {
			tokens.take("FOREIGN");
		}
		if (!tokens.take("TABLE")) {
			return Optional.empty();
		}
		tokens.take("IF", "NOT", "EXISTS");
		return tokens.name();
	}

	private void drop(StatementTokens tokens) {
		if (tokens.take("OWNED")) {
			forget((name) -> true);
			return;
		}
		boolean schema = tokens.take("SCHEMA");
		tokens.take("FOREIGN");
		if (schema || tokens.take("TABLE")) {
			tokens.take("IF", "EXISTS");
			for (QualifiedName dropped : names(tokens)) {
				forget(schema ? (name) -> name.in(dropped.last()) : (name) -> name.maybe(dropped));
			}
		}
	}

	private static List<QualifiedName> names(StatementTokens tokens) {
		List<QualifiedName> names = new ArrayList<>();
		do {
			tokens.name().ifPresent(names::add);
		}
		while (tokens.takeSign(","));
		return names;
	}

	private void alter(StatementTokens tokens) {
		if (tokens.take("SCHEMA")) {
			tokens.name()
				.filter((schema) -> tokens.take("RENAME"))
				.ifPresent((schema) -> forget((name) -> name.in(schema.last())));
			return;
		}
		tokens.take("FOREIGN");
		if (!tokens.take("TABLE")) {
			return;
		}
		tokens.take("IF", "EXISTS");
		tokens.table().ifPresent((table) -> {
			tokens.takeSign("*");
			if (tokens.take("RENAME", "TO")) {
				tokens.identifier().ifPresent((last) -> move(table, (old) -> old.renamed(last)));
			}
			else if (tokens.take("SET", "SCHEMA")) {
				tokens.identifier().ifPresent((schema) -> move(table, (old) -> old.movedTo(schema)));
			}
		});
	}

	private void move(QualifiedName table, UnaryOperator<QualifiedName> change) {
		Map<QualifiedName, T> moved = new LinkedHashMap<>();
		this.tables.forEach((name, origin) -> moved.put(name.maybe(table) ? change.apply(name) : name, origin));
		this.tables.clear();
		this.tables.putAll(moved);
	}

	private void forget(Predicate<QualifiedName> gone) {
		this.tables.keySet().removeIf(gone);
	}

}
