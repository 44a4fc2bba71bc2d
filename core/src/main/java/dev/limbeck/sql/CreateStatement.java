package dev.limbeck.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a {@code CREATE} statement makes, and where the parts of it begin that have names
 * of their own.
 *
 * @param kind what it makes, such as {@code FOREIGN TABLE}
 * @param name its name
 * @param open where the list of parts begins, negative if there is none
 * @param close where that list ends
 * @param parts the parts, in order
 */
public record CreateStatement(String kind, QualifiedName name, int open, int close, List<Part> parts) {

	private static final Set<String> KINDS = Set.of("TABLE", "VIEW", "SEQUENCE", "TYPE", "DOMAIN", "FUNCTION",
			"PROCEDURE", "TRIGGER", "POLICY", "RULE", "SCHEMA", "STATISTICS", "PUBLICATION", "SERVER", "WRAPPER");

	private static final Set<String> CONSTRAINTS = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN",
			"EXCLUDE", "LIKE");

	/**
	 * Copy the list.
	 */
	public CreateStatement {
		parts = List.copyOf(parts);
	}

	/**
	 * Read a statement.
	 * @param sql the statement
	 * @return what it makes, nothing if it makes nothing that has a name of its own
	 */
	public static Optional<CreateStatement> of(String sql) {
		StatementTokens tokens = new StatementTokens(sql);
		if (!tokens.take("CREATE") || tokens.take("EVENT")) {
			return Optional.empty();
		}
		boolean foreign = tokens.take("FOREIGN");
		String kind = tokens.seek(KINDS);
		tokens.take("IF", "NOT", "EXISTS");
		Optional<QualifiedName> name = kind.isEmpty() ? Optional.empty() : tokens.name();
		String whole = (foreign && kind.equals("TABLE")) ? "FOREIGN TABLE" : kind;
		return name.map((found) -> new PartReader(sql).read(whole, found));
	}

	/**
	 * A part of what is made.
	 *
	 * @param name its name, {@code null} if it is no column
	 * @param start where it begins
	 */
	public record Part(@Nullable String name, int start) {
	}

	/**
	 * Finds the parts of a table or type.
	 */
	private static final class PartReader {

		private final String sql;

		private final List<Part> parts = new ArrayList<>();

		private int open = -1;

		private int close = -1;

		PartReader(String sql) {
			this.sql = sql;
		}

		CreateStatement read(String kind, QualifiedName name) {
			if (kind.endsWith("TABLE") || kind.equals("TYPE")) {
				scan();
			}
			return new CreateStatement(kind, name, this.open, this.close, this.parts);
		}

		private void scan() {
			SqlLexer lexer = new SqlLexer(new SourceText("", this.sql));
			int depth = 0;
			boolean begins = false;
			for (TokenKind kind = lexer.next(); kind != TokenKind.END && kind != TokenKind.ERROR
					&& this.close < 0; kind = lexer.next()) {
				if (kind == TokenKind.CLOSE && --depth == 0) {
					this.close = lexer.start();
				}
				if (begins && kind != TokenKind.LINE_COMMENT && kind != TokenKind.BLOCK_COMMENT) {
					this.parts.add(part(kind, lexer.start(), lexer.end()));
					begins = false;
				}
				begins |= depth == 1 && this.sql.charAt(lexer.start()) == ',';
				if (kind == TokenKind.OPEN && depth++ == 0) {
					this.open = lexer.start();
					begins = true;
				}
			}
		}

		private Part part(TokenKind kind, int start, int end) {
			String text = this.sql.substring(start, end);
			boolean constraint = kind == TokenKind.WORD && CONSTRAINTS.contains(text.toUpperCase(Locale.ROOT));
			return new Part(constraint ? null : new StatementTokens(text).identifier().orElse(null), start);
		}

	}

}
