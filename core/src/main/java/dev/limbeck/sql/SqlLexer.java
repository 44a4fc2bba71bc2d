package dev.limbeck.sql;

/**
 * Cuts SQL into tokens exactly where PostgreSQL's scanner does ({@code scan.l}, with
 * {@code standard_conforming_strings} on unless told otherwise). One forward pass over
 * the text, no recursion, no token objects: {@link #next()} moves on, {@link #start()}
 * and {@link #end()} say where the token lies. Not thread-safe.
 */
public final class SqlLexer {

	private final String text;

	private final int length;

	private final LiteralScanner literals;

	private int start;

	private int end;

	private int gapStart = -1;

	private int gapEnd = -1;

	private boolean standardStrings = true;

	private String error = "";

	public SqlLexer(SourceText source) {
		this.text = source.text();
		this.length = this.text.length();
		this.literals = new LiteralScanner(this.text);
		this.end = source.byteOrderMarks();
	}

	/**
	 * Return where the token lies.
	 * @return the offset of its first character
	 */
	public int start() {
		return this.start;
	}

	/**
	 * Return where the token ends.
	 * @return the offset behind its last character
	 */
	public int end() {
		return this.end;
	}

	/**
	 * Return what is wrong where {@link #next()} returned {@link TokenKind#ERROR}.
	 * @return the words of PostgreSQL for it
	 */
	String error() {
		return this.error;
	}

	/**
	 * Go on at another offset.
	 * @param offset where to look for the next token
	 */
	public void moveTo(int offset) {
		this.end = offset;
	}

	/**
	 * Follow the setting {@code standard_conforming_strings}.
	 * @param on whether a backslash in a string without prefix stands for itself
	 */
	public void standardStrings(boolean on) {
		this.standardStrings = on;
	}

	boolean standardStrings() {
		return this.standardStrings;
	}

	/**
	 * Cut a stretch of lines out of the text ahead.
	 * @param from the beginning of a line
	 * @param to where the text goes on
	 */
	void skipLater(int from, int to) {
		this.gapStart = from;
		this.gapEnd = to;
	}

	/**
	 * Move to the next token.
	 * @return what it is
	 */
	public TokenKind next() {
		this.start = skipSpace(this.end);
		if (this.start >= this.length) {
			this.end = this.start;
			return TokenKind.END;
		}
		TokenKind kind = scan(this.text.charAt(this.start));
		if (this.start < this.gapStart && this.end > this.gapStart) {
			return fail("COPY data inside a token or comment");
		}
		return kind;
	}

	private int skipSpace(int from) {
		int offset = from;
		while (true) {
			if (offset == this.gapStart) {
				offset = this.gapEnd;
			}
			if (offset >= this.length || !Characters.isSpace(this.text.charAt(offset))) {
				return offset;
			}
			offset++;
		}
	}

	private TokenKind scan(char c) {
		if (Characters.startsIdentifier(c)) {
			return word();
		}
		if (Characters.isDigit(c)) {
			return to(this.literals.numberEnd(this.start), TokenKind.OTHER);
		}
		return switch (c) {
			case '\'' ->
				literal(this.literals.stringEnd(this.start, !this.standardStrings), "unterminated quoted string");
			case '"' -> identifier(this.start);
			case '$' -> dollar();
			case '-' -> follows('-') ? to(this.literals.lineEnd(this.start), TokenKind.LINE_COMMENT) : one(c);
			case '/' -> follows('*') ? comment() : one(c);
			default -> one(c);
		};
	}

	private TokenKind one(char c) {
		return to(this.start + 1, switch (c) {
			case '(' -> TokenKind.OPEN;
			case ')' -> TokenKind.CLOSE;
			case ';' -> TokenKind.SEMICOLON;
			case '\\' -> TokenKind.BACKSLASH;
			default -> TokenKind.OTHER;
		});
	}

	private TokenKind word() {
		if (follows('\'')) {
			switch (this.text.charAt(this.start)) {
				case 'e', 'E' -> {
					return literal(this.literals.stringEnd(this.start + 1, true), "unterminated quoted string");
				}
				case 'b', 'B' -> {
					return literal(this.literals.stringEnd(this.start + 1, false), "unterminated bit string literal");
				}
				case 'x', 'X' -> {
					return literal(this.literals.stringEnd(this.start + 1, false),
							"unterminated hexadecimal string literal");
				}
				default -> {
				}
			}
		}
		else if (follows('&') && Characters.toUpper(this.text.charAt(this.start)) == 'U') {
			if (this.text.startsWith("'", this.start + 2)) {
				return literal(this.literals.stringEnd(this.start + 2, false), "unterminated quoted string");
			}
			if (this.text.startsWith("\"", this.start + 2)) {
				return identifier(this.start + 2);
			}
		}
		return to(this.literals.wordEnd(this.start), TokenKind.WORD);
	}

	private TokenKind identifier(int quote) {
		int close = this.literals.identifierEnd(quote);
		return (close < 0) ? fail("unterminated quoted identifier") : to(close, TokenKind.OTHER);
	}

	private TokenKind dollar() {
		int body = this.literals.dollarQuoteEnd(this.start);
		if (body > 0) {
			return literal(this.literals.dollarStringEnd(this.start, body), "unterminated dollar-quoted string");
		}
		return to(this.literals.parameterEnd(this.start), TokenKind.OTHER);
	}

	private TokenKind comment() {
		int close = this.literals.commentEnd(this.start);
		return (close < 0) ? fail("unterminated /* comment") : to(close, TokenKind.BLOCK_COMMENT);
	}

	private TokenKind literal(int close, String problem) {
		return (close < 0) ? fail(problem) : to(close, TokenKind.STRING);
	}

	private TokenKind to(int offset, TokenKind kind) {
		this.end = offset;
		return kind;
	}

	private TokenKind fail(String problem) {
		this.error = problem;
		return to(this.length, TokenKind.ERROR);
	}

	private boolean follows(char c) {
		return this.start + 1 < this.length && this.text.charAt(this.start + 1) == c;
	}

	/**
	 * Compare the current token with a key word.
	 * @param keyword in upper case
	 * @return whether it is that word
	 */
	public boolean is(String keyword) {
		if (this.end - this.start != keyword.length()) {
			return false;
		}
		for (int i = 0; i < keyword.length(); i++) {
			if (Characters.toUpper(this.text.charAt(this.start + i)) != keyword.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return the current token as a key word.
	 * @return its text, ASCII letters in upper case
	 */
	String keyword() {
		StringBuilder keyword = new StringBuilder(this.end - this.start);
		for (int i = this.start; i < this.end; i++) {
			keyword.append(Characters.toUpper(this.text.charAt(i)));
		}
		return keyword.toString();
	}

}
