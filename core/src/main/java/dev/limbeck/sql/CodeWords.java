package dev.limbeck.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a block of code without its comments, in upper case. SQL that the code
 * puts together stands in literals: where it can execute one, what is in them counts,
 * too.
 */
final class CodeWords {

	private final List<String> words = new ArrayList<>();

	private final boolean withLiterals;

	private CodeWords(boolean withLiterals) {
		this.withLiterals = withLiterals;
	}

	/**
	 * Read a {@code DO} statement.
	 * @param sql its text
	 * @return words, and semicolons between them
	 */
	static List<String> of(String sql) {
		StatementTokens tokens = new StatementTokens(sql);
		List<String> words = new ArrayList<>();
		for (String body : tokens.literals()) {
			String code = content(body);
			words.addAll(new CodeWords(executes(code)).read(code));
		}
		return words;
	}

	private static boolean executes(String code) {
		return new CodeWords(false).read(code).stream().anyMatch((word) -> word.contains("EXEC"));
	}

	private List<String> read(String code) {
		SqlLexer lexer = new SqlLexer(new SourceText("", code));
		for (TokenKind kind = lexer.next(); kind != TokenKind.END && kind != TokenKind.ERROR; kind = lexer.next()) {
			String text = code.substring(lexer.start(), lexer.end());
			switch (kind) {
				case LINE_COMMENT, BLOCK_COMMENT -> {
				}
				case STRING -> addLiteral(text);
				case WORD, SEMICOLON -> this.words.add(text.toUpperCase(Locale.ROOT));
				default -> addQuoted(text);
			}
		}
		return this.words;
	}

	private void addLiteral(String literal) {
		if (this.withLiterals) {
			read(content(literal));
		}
	}

	// Languages other than PostgreSQL's own write literals in double quotes.
	private void addQuoted(String token) {
		if (token.startsWith("\"") && token.contains(" ") && this.withLiterals) {
			read(token.substring(1, token.length() - 1));
		}
	}

	private static String content(String literal) {
		int quote = literal.indexOf('\'');
		int dollar = literal.indexOf('$');
		if (dollar == 0) {
			int tag = literal.indexOf('$', 1) + 1;
			return literal.substring(tag, literal.length() - tag);
		}
		return literal.substring(quote + 1, literal.length() - 1)
			.replaceAll("(?<!')'\\s+'(?!')", "")
			.replace("''", "'");
	}

}
