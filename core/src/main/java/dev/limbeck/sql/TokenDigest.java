package dev.limbeck.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Digests statements as PostgreSQL reads them: token by token, without comments and what
 * parts them. Used once.
 */
final class TokenDigest {

	/** No text has it, so nothing that is digested can be taken for something else. */
	private static final char END = '\0';

	private static final int PIECE = 8192;

	private final SourceText source;

	private final String text;

	private final LiteralScanner literals;

	private final Operators operators;

	private final MessageDigest digest = Checksum.sha256();

	private final StringBuilder piece = new StringBuilder();

	private boolean placeholder;

	TokenDigest(SourceText source) {
		this.source = source;
		this.text = source.text();
		this.literals = new LiteralScanner(this.text);
		this.operators = new Operators(this.text);
	}

	/**
	 * Add the tokens of a statement, with {@code NUL} behind each and behind the last.
	 * @param statement the statement
	 */
	void add(SqlStatement statement) {
		SqlLexer lexer = new SqlLexer(this.source);
		lexer.standardStrings(statement.standardStrings());
		lexer.moveTo(statement.start());
		this.placeholder = false;
		TokenKind kind = lexer.next();
		while (kind != TokenKind.END && kind != TokenKind.ERROR && lexer.start() < statement.end()) {
			add(kind, lexer, statement);
			kind = lexer.next();
		}
		this.piece.append(END);
	}

	/**
	 * Add the rows of a {@code COPY ... FROM stdin} as they are, between {@code NUL}s.
	 * @param data the rows
	 */
	void add(CopyData data) {
		this.piece.append(END);
		verbatim(data.start(), data.end());
		this.piece.append(END);
	}

	private void add(TokenKind kind, SqlLexer lexer, SqlStatement statement) {
		switch (kind) {
			case LINE_COMMENT, BLOCK_COMMENT -> {
				return;
			}
			case STRING -> string(lexer.start(), lexer.end(), statement.standardStrings());
			case OTHER -> other(lexer, statement.end());
			case WORD -> word(lexer.start(), lexer.end());
			default -> this.piece.append(this.text, lexer.start(), lexer.end());
		}
		append(END);
	}

	// N'x' is one constant to PostgreSQL, N 'x' a cast.
	private void word(int start, int end) {
		folded(start, end);
		if (end - start == 1 && Characters.toUpper(this.text.charAt(start)) == 'N' && this.text.startsWith("'", end)) {
			this.piece.append('\'');
		}
	}

	// As PostgreSQL folds them, which leaves other letters alone in UTF-8. The name of a
	// placeholder is no SQL yet.
	private void folded(int start, int end) {
		for (int offset = start; offset < end; offset++) {
			char c = this.text.charAt(offset);
			append((this.placeholder || c < 'A' || c > 'Z') ? c : (char) (c - 'A' + 'a'));
		}
	}

	private void other(SqlLexer lexer, int limit) {
		int start = lexer.start();
		this.placeholder = this.text.startsWith("${", start) || (this.placeholder && this.text.charAt(start) != '}');
		if (lexer.end() - start > 1) {
			verbatim(start, lexer.end());
			return;
		}
		int end = this.operators.end(start, limit);
		this.piece.append(this.text, start, end);
		lexer.moveTo(end);
	}

	// What parts the segments of a string may change, if it is a line end at all.
	private void string(int start, int end, boolean standardStrings) {
		char first = this.text.charAt(start);
		if (first == '$') {
			verbatim(start, end);
			return;
		}
		boolean escapes = Characters.toUpper(first) == 'E' || (first == '\'' && !standardStrings);
		int open = this.text.indexOf('\'', start);
		int from = open;
		folded(start, open);
		while (open >= 0) {
			int close = this.literals.segmentEnd(open, escapes);
			verbatim(from, close);
			open = (close < end) ? this.literals.continuation(close) : -1;
			from = open;
			if (open >= 0) {
				this.piece.append('\n');
			}
		}
	}

	private void verbatim(int start, int end) {
		for (int offset = start; offset < end; offset++) {
			append(this.text.charAt(offset));
		}
	}

	private void append(char c) {
		this.piece.append(c);
		if (this.piece.length() >= PIECE && !Character.isHighSurrogate(c)) {
			flush();
		}
	}

	private void flush() {
		this.digest.update(this.piece.toString().getBytes(StandardCharsets.UTF_8));
		this.piece.setLength(0);
	}

	/**
	 * Return the digest of what was added.
	 * @return 64 hex digits
	 */
	String hex() {
		flush();
		return HexFormat.of().formatHex(this.digest.digest());
	}

}
