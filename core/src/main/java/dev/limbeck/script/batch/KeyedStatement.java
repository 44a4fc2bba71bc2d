package dev.limbeck.script.batch;

import java.util.Set;

import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.SqlText;
import dev.limbeck.sql.StatementTokens;
import org.jspecify.annotations.Nullable;

/**
 * An {@code UPDATE} or {@code DELETE} that is run for one range of a key after the other.
 *
 * @param table whose rows it changes
 * @param only whether it leaves out the tables that inherit from that one
 * @param key the column
 * @param size how many rows the first range has
 * @param text the statement
 * @param row what it calls a row of the table, as SQL
 * @param condition the offset behind its {@code WHERE}, or -1 if it has none
 */
public record KeyedStatement(QualifiedName table, boolean only, String key, int size, String text, String row,
		int condition) implements Batch {

	private static final Set<String> BEHIND_TABLE = Set.of("SET", "USING", "WHERE", "RETURNING");

	static KeyedStatement of(SqlStatement statement, String sql, String key, int size) throws BatchRefusal {
		StatementTokens tokens = new StatementTokens(sql);
		boolean update = tokens.take("UPDATE");
		if ((!update && !tokens.take("DELETE", "FROM")) || !statement.standardStrings()) {
			throw refusal("only an UPDATE or a DELETE can be cut along a key");
		}
		boolean only = tokens.take("ONLY");
		QualifiedName table = tokens.name().orElseThrow(() -> refusal("the name of its table cannot be made out"));
		tokens.takeSign("*");
		String row = (tokens.take("AS") || !tokens.isAt(BEHIND_TABLE))
				? tokens.identifier().orElseThrow(() -> refusal("what follows its table cannot be made out"))
				: table.last();
		if (update ? !tokens.take("SET") : !tokens.isAt(BEHIND_TABLE)) {
			throw refusal("what follows its table cannot be made out");
		}
		if (update && tokens.assigns(key)) {
			throw refusal("it changes its key \"" + key + "\", and would meet rows twice");
		}
		int condition = tokens.seek(Set.of("WHERE", "RETURNING")).equals("WHERE") ? tokens.behind() : -1;
		if (condition >= 0 && tokens.isAt(Set.of("RETURNING"))) {
			throw refusal("no condition stands behind its WHERE");
		}
		if (tokens.take("CURRENT", "OF")) {
			throw refusal("WHERE CURRENT OF is about one row");
		}
		if (!new StatementTokens(sql).seek(Set.of("RETURNING")).isEmpty()) {
			throw returning();
		}
		return new KeyedStatement(table, only, key, size, sql, SqlText.identifier(row), condition);
	}

	static BatchRefusal returning() {
		return new BatchRefusal("bad-batch", "nobody reads what a batch returns",
				"Take RETURNING away, or put it into a WITH whose main statement changes rows.");
	}

	private static BatchRefusal refusal(String message) {
		return new BatchRefusal("bad-batch", "this statement cannot be cut along a key: " + message,
				"Write it as UPDATE table SET ... WHERE ... or DELETE FROM table WHERE ..., or say in it how many rows a "
						+ "round takes (LIMIT), and put \"-- @batch\" without a key before it.");
	}

	/**
	 * Return the statement for some rows only. What stands before its condition, and the
	 * condition, keep their places.
	 * @param type of the key, as SQL
	 * @param from the last key of the range before, or {@code null} if there is none
	 * @param to the last key of the range
	 * @return the SQL
	 */
	public String within(String type, @Nullable String from, String to) {
		String column = this.row + "." + SqlText.identifier(this.key);
		String range = ((from != null) ? column + " > " + SqlText.literal(from) + "::" + type + " AND " : "") + column
				+ " <= " + SqlText.literal(to) + "::" + type;
		if (this.condition < 0) {
			return this.text + "\nWHERE " + range;
		}
		boolean blank = Character.isWhitespace(this.text.charAt(this.condition));
		return this.text.substring(0, this.condition) + "(" + this.text.substring(this.condition + (blank ? 1 : 0))
				+ "\n) AND " + range;
	}

}
