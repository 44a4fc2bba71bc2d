package dev.limbeck.sql.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.StatementTokens;

/**
 * The tables that are there after some statements, as far as their text tells: what code
 * may have dropped or renamed is left out, and so are partitions, which come and go.
 *
 * @param <T> what is remembered of the statement that creates a table
 */
public final class CreatedTables<T> {

	private static final Set<String> VERBS = Set.of("CREATE", "DROP", "ALTER", "SET", "RESET", "SAVEPOINT", "ROLLBACK",
			"SELECT", "WITH", "DO", "CALL", "EXECUTE");

	private static final Set<String> MAIN = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES");

	private static final Pattern REMOVES = Pattern.compile("(?is)\\b(?:DROP|RENAME|SET\\s+SCHEMA)\\b");

	private static final Pattern REMOVES_UNNAMED = Pattern.compile("(?i)\\b(?:EXECUTE|SCHEMA|OWNED|CASCADE)\\b");

	private static final Pattern SETS_PATH = Pattern.compile("(?i)search_path");

	private final Map<String, String> code = new HashMap<>();

	private final Map<String, List<Table<T>>> savepoints = new HashMap<>();

	private final Set<String> temporary = new HashSet<>();

	private TableList<T> tables = new TableList<>(List.of());

	private SearchPath path = SearchPath.OF_SESSION;

	private boolean sessionsDiffer;

	/**
	 * Read the next statement.
	 * @param sql its text
	 * @param origin what to remember if it creates a table
	 */
	public void read(String sql, T origin) {
		if (VERBS.stream().noneMatch((verb) -> sql.regionMatches(true, 0, verb, 0, verb.length()))) {
			return;
		}
		StatementTokens tokens = new StatementTokens(sql);
		switch (tokens.identifier().orElse("")) {
			case "create" -> create(sql, tokens, origin);
			case "drop" -> drop(tokens);
			case "alter" -> alter(sql, tokens);
			case "set" -> set(tokens);
			case "reset" -> reset(tokens);
			case "savepoint" ->
				tokens.identifier().ifPresent((name) -> this.savepoints.put(name, this.tables.tables()));
			case "rollback" -> rollBack(tokens);
			case "select" -> select("SELECT", sql, tokens, origin);
			case "with" -> select(tokens.seek(MAIN), sql, tokens, origin);
			default -> execute(sql);
		}
	}

	/**
	 * Forget what ends with a session.
	 */
	public void endSession() {
		this.path = SearchPath.OF_SESSION;
		this.temporary.clear();
		this.savepoints.clear();
	}

	/**
	 * Return the tables that are there.
	 * @return tables in the order in which they were created
	 */
	public List<Table<T>> tables() {
		return this.tables.tables().stream().map((table) -> this.sessionsDiffer ? table.anywhere() : table).toList();
	}

	private void create(String sql, StatementTokens tokens, T origin) {
		tokens.take("OR", "REPLACE");
		if (tokens.take("FUNCTION") || tokens.take("PROCEDURE")) {
			tokens.name().ifPresent((name) -> this.code.put(name.last(), sql));
			return;
		}
		boolean passing = takeTemporary(tokens);
		if (!tokens.take("UNLOGGED")) {
			tokens.take("FOREIGN");
		}
		if (tokens.take("TABLE")) {
			tokens.take("IF", "NOT", "EXISTS");
			create(tokens, passing, origin);
		}
	}

	private void create(StatementTokens tokens, boolean passing, T origin) {
		QualifiedName name = tokens.name().map(this.path::complete).orElse(null);
		if (name == null || tokens.take("PARTITION", "OF")) {
			return;
		}
		if (passing || name.schema().startsWith("pg_temp")) {
			this.temporary.add(name.last());
			return;
		}
		this.tables.add(new Table<>(name, this.path, parents(tokens), origin));
	}

	private static boolean takeTemporary(StatementTokens tokens) {
		if (!tokens.take("LOCAL")) {
			tokens.take("GLOBAL");
		}
		return tokens.take("TEMPORARY") || tokens.take("TEMP");
	}

	// What may take a table with it when it goes.
	private static Set<QualifiedName> parents(StatementTokens tokens) {
		if (tokens.take("OF")) {
			return tokens.name().map(Set::of).orElse(Set.of());
		}
		if (!tokens.seek(Set.of("INHERITS", "SERVER")).isEmpty()) {
			tokens.takeSign("(");
			return new LinkedHashSet<>(tokens.names());
		}
		return Set.of();
	}

	private void select(String verb, String sql, StatementTokens tokens, T origin) {
		execute(sql);
		if (verb.equals("SELECT") && !tokens.seek(Set.of("INTO")).isEmpty()) {
			boolean passing = takeTemporary(tokens);
			tokens.take("UNLOGGED");
			tokens.take("TABLE");
			create(tokens, passing, origin);
		}
	}

	private void drop(StatementTokens tokens) {
		boolean cascade = tokens.endsWith("CASCADE");
		if (tokens.take("OWNED")) {
			this.tables.forget((table) -> true);
		}
		else if (tokens.take("SCHEMA")) {
			tokens.take("IF", "EXISTS");
			tokens.names().forEach((schema) -> this.tables.forgetSchema(schema.last()));
		}
		else if (tokens.take("TABLE") || tokens.take("FOREIGN", "TABLE")) {
			tokens.take("IF", "EXISTS");
			tokens.names()
				.stream()
				.filter((name) -> !dropTemporary(name))
				.map(this.path::complete)
				.forEach(this.tables::forget);
		}
		else if (cascade) {
			this.tables.forget((table) -> !table.parents().isEmpty());
		}
	}

	private boolean dropTemporary(QualifiedName name) {
		boolean dropped = isTemporary(name);
		if (dropped) {
			this.temporary.remove(name.last());
		}
		return dropped;
	}

	private boolean isTemporary(QualifiedName name) {
		return name.schema().startsWith("pg_temp") || (name.schema().isEmpty() && this.temporary.contains(name.last()));
	}

	private void alter(String sql, StatementTokens tokens) {
		if (tokens.take("SCHEMA")) {
			tokens.name()
				.filter((schema) -> tokens.take("RENAME"))
				.ifPresent((schema) -> this.tables.forgetSchema(schema.last()));
		}
		else if (tokens.take("TABLE") || tokens.take("FOREIGN", "TABLE")) {
			tokens.take("IF", "EXISTS");
			tokens.table().filter((name) -> !isTemporary(name)).map(this.path::complete).ifPresent((table) -> {
				tokens.takeSign("*");
				alterTable(table, tokens);
			});
		}
		else if (SETS_PATH.matcher(sql).find()) {
			this.sessionsDiffer = true;
		}
	}

	private void alterTable(QualifiedName table, StatementTokens tokens) {
		if (tokens.take("RENAME", "TO")) {
			tokens.identifier().ifPresent((last) -> this.tables.move(table, (old) -> old.renamed(last)));
		}
		else if (tokens.take("SET", "SCHEMA")) {
			tokens.identifier().ifPresent((schema) -> this.tables.move(table, (old) -> old.movedTo(schema)));
		}
		else if (tokens.take("ATTACH", "PARTITION")) {
			tokens.name().map(this.path::complete).ifPresent(this.tables::forget);
		}
		else if (tokens.take("INHERIT")) {
			tokens.name().ifPresent((parent) -> this.tables.inherit(table, parent));
		}
	}

	private void set(StatementTokens tokens) {
		if (!tokens.take("LOCAL")) {
			tokens.take("SESSION");
		}
		if (tokens.take("ROLE") || tokens.take("AUTHORIZATION")) {
			this.path = SearchPath.ANYWHERE;
		}
		else if (tokens.take("SCHEMA")) {
			this.path = SearchPath.of(tokens.values());
		}
		else if (tokens.take("SEARCH_PATH")) {
			if (!tokens.takeSign("=")) {
				tokens.take("TO");
			}
			this.path = tokens.take("DEFAULT") ? SearchPath.OF_SESSION : SearchPath.of(tokens.values());
		}
	}

	private void reset(StatementTokens tokens) {
		if (tokens.take("SEARCH_PATH") || tokens.take("ALL")) {
			this.path = SearchPath.OF_SESSION;
		}
	}

	private void rollBack(StatementTokens tokens) {
		tokens.take("WORK");
		tokens.take("TRANSACTION");
		if (tokens.take("TO")) {
			tokens.take("SAVEPOINT");
			Optional<List<Table<T>>> saved = tokens.identifier().map(this.savepoints::get);
			this.tables = new TableList<>(saved.orElse(List.of()));
		}
	}

	private void execute(String sql) {
		StringBuilder text = new StringBuilder(sql);
		this.code.forEach((name, body) -> text.append(mentions(sql, name) ? body : ""));
		if (SETS_PATH.matcher(sql).find()) {
			this.path = SearchPath.ANYWHERE;
		}
		if (REMOVES.matcher(text).find()) {
			boolean anything = REMOVES_UNNAMED.matcher(text).find();
			this.tables.forget((table) -> anything || mentions(text, table.name().last()));
		}
	}

	private static boolean mentions(CharSequence sql, String name) {
		return Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(name) + "(?!\\w)").matcher(sql).find();
	}

	/**
	 * A table that is there.
	 *
	 * @param <T> what is remembered of the statement that creates it
	 * @param name its name, as the statement writes it or with the schema it must be in
	 * @param path where it is if the name has no schema
	 * @param parents what takes it along when it is dropped
	 * @param origin what is remembered
	 */
	public record Table<T>(QualifiedName name, SearchPath path, Set<QualifiedName> parents, T origin) {

		/**
		 * Return where the table is.
		 * @return its schema, or what else can be told
		 */
		public SearchPath place() {
			return name().schema().isEmpty() ? this.path : new SearchPath(true, List.of(name().schema()));
		}

		boolean mayBeIn(String schema) {
			return place().mayHold(schema);
		}

		boolean standsOn(QualifiedName other) {
			return this.parents.stream().anyMatch(other::maybe);
		}

		private Table<T> anywhere() {
			return this.path.equals(SearchPath.OF_SESSION)
					? new Table<>(this.name, SearchPath.ANYWHERE, this.parents, this.origin) : this;
		}

	}

}
