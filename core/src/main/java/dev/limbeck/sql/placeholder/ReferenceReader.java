package dev.limbeck.sql.placeholder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlLexer;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.TokenKind;
import dev.limbeck.sql.placeholder.Reference.Context;

/**
 * Finds the placeholders of a statement: in SQL, in strings, and in the bodies of
 * functions and {@code DO}, which are read as SQL, too; not in comments.
 */
final class ReferenceReader {

	private static final String OPENING = "${";

	/** Languages whose tokens are those of SQL. */
	private static final Set<String> READABLE = Set.of("sql", "plpgsql");

	// Nobody quotes quotes in quotes for ever, and the stack is not endless.
	private static final int DEEPEST = 8;

	private final List<Reference> found = new ArrayList<>();

	private final boolean bodies;

	private ReferenceReader(boolean bodies) {
		this.bodies = bodies;
	}

	/**
	 * Find the placeholders of a statement.
	 * @param source the text that it stands in
	 * @param statement the statement
	 * @return in order, with offsets in that text
	 */
	static List<Reference> read(SourceText source, SqlStatement statement) {
		String sql = source.text(statement.start(), statement.end());
		if (!sql.contains(OPENING)) {
			return List.of();
		}
		ReferenceReader reader = new ReferenceReader(hasReadableBody(sql, statement));
		reader.read(sql, statement.start(), Context.SQL, statement.standardStrings(), 0);
		return reader.found;
	}

	private static boolean hasReadableBody(String sql, SqlStatement statement) {
		if (statement.startsWith("DO")) {
			return READABLE.contains(language(sql, "plpgsql"));
		}
		boolean creates = statement.startsWith("CREATE")
				&& (statement.keywords().contains("FUNCTION") || statement.keywords().contains("PROCEDURE"));
		return creates && READABLE.contains(language(sql, "sql"));
	}

	private static String language(String sql, String otherwise) {
		SqlLexer lexer = new SqlLexer(new SourceText("", sql));
		boolean named = false;
		for (TokenKind kind = lexer.next(); kind != TokenKind.END && kind != TokenKind.ERROR; kind = lexer.next()) {
			boolean comment = kind == TokenKind.LINE_COMMENT || kind == TokenKind.BLOCK_COMMENT;
			if (named && !comment) {
				return sql.substring(lexer.start(), lexer.end()).replaceAll("['\"]", "").toLowerCase(Locale.ROOT);
			}
			named |= kind == TokenKind.WORD && lexer.is("LANGUAGE");
		}
		return otherwise;
	}

	private void read(String sql, int base, Context context, boolean standardStrings, int depth) {
		SqlLexer lexer = new SqlLexer(new SourceText("", sql));
		lexer.standardStrings(standardStrings);
		for (TokenKind kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
			switch (kind) {
				case LINE_COMMENT, BLOCK_COMMENT -> {
				}
				case STRING -> string(sql, lexer.start(), lexer.end(), base, depth);
				case ERROR -> {
					quoted(sql, lexer.start(), sql.length(), base, Context.FOREIGN);
					return;
				}
				default -> other(sql, lexer, base, context);
			}
		}
	}

	// A dollar sign may be the last character of a word.
	private void other(String sql, SqlLexer lexer, int base, Context context) {
		if (sql.charAt(lexer.end() - 1) == '"') {
			quoted(sql, lexer.start(), lexer.end(), base, Context.QUOTES);
		}
		else if (sql.startsWith(OPENING, lexer.end() - 1)) {
			lexer.moveTo(add(sql, lexer.end() - 1, base, context));
		}
	}

	private void string(String sql, int start, int end, int base, int depth) {
		if (sql.charAt(start) != '$') {
			quoted(sql, start, end, base, Context.QUOTES);
			return;
		}
		int tag = sql.indexOf('$', start + 1) + 1 - start;
		if (this.bodies && depth < DEEPEST) {
			read(sql.substring(start + tag, end - tag), base + start + tag, Context.BODY, true, depth + 1);
		}
		else {
			quoted(sql, start + tag, end - tag, base, Context.FOREIGN);
		}
	}

	private void quoted(String sql, int from, int to, int base, Context context) {
		int start = sql.indexOf(OPENING, from);
		while (start >= 0 && start < to) {
			start = sql.indexOf(OPENING, add(sql, start, base, context));
		}
	}

	private int add(String sql, int start, int base, Context context) {
		Reference read = Reference.read(sql, start, context);
		this.found.add(new Reference(base + start, base + read.end(), read.name(), read.form(), context));
		return read.end();
	}

}
