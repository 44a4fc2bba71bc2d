package dev.limbeck.sql;

/**
 * Finds where a word, number, literal or comment ends. Every method takes the offset of
 * its first character and returns the offset behind its last one, or -1 if it never ends.
 */
final class LiteralScanner {

	private final String text;

	private final int length;

	LiteralScanner(String text) {
		this.text = text;
		this.length = text.length();
	}

	int wordEnd(int start) {
		int offset = start + 1;
		while (offset < this.length && Characters.continuesIdentifier(this.text.charAt(offset))) {
			offset++;
		}
		return offset;
	}

	int identifierEnd(int quote) {
		return doubledQuoteEnd(quote, '"');
	}

	/**
	 * Find the end of a string, its continuations on later lines included.
	 * @param quote the offset of the opening quote
	 * @param escapes whether backslashes escape, in the continuations, too
	 * @return the end, or -1
	 */
	int stringEnd(int quote, boolean escapes) {
		int open = quote;
		while (true) {
			int close = segmentEnd(open, escapes);
			int next = (close < 0) ? -1 : continuation(close);
			if (next < 0) {
				return close;
			}
			open = next;
		}
	}

	/**
	 * Find the end of a string, or of the part of one that stands between two quotes.
	 * @param quote the offset of the opening quote
	 * @param escapes whether backslashes escape
	 * @return the end, or -1
	 */
	int segmentEnd(int quote, boolean escapes) {
		return escapes ? escapedSegmentEnd(quote) : doubledQuoteEnd(quote, '\'');
	}

	private int doubledQuoteEnd(int quote, char mark) {
		int close = this.text.indexOf(mark, quote + 1);
		while (close >= 0 && close + 1 < this.length && this.text.charAt(close + 1) == mark) {
			close = this.text.indexOf(mark, close + 2);
		}
		return (close < 0) ? -1 : close + 1;
	}

	private int escapedSegmentEnd(int quote) {
		int offset = quote + 1;
		while (offset < this.length) {
			char c = this.text.charAt(offset);
			if (c == '\\') {
				offset += 2;
			}
			else if (c != '\'') {
				offset++;
			}
			else if (offset + 1 < this.length && this.text.charAt(offset + 1) == '\'') {
				offset += 2;
			}
			else {
				return offset + 1;
			}
		}
		return -1;
	}

	/**
	 * Find where a string goes on: behind white space with at least one line end; line
	 * comments are white space.
	 * @param from the offset behind a closing quote
	 * @return the offset of the next opening quote, or -1
	 */
	int continuation(int from) {
		boolean newline = false;
		int offset = from;
		while (offset < this.length) {
			char c = this.text.charAt(offset);
			if (c == '\'') {
				return newline ? offset : -1;
			}
			if (this.text.startsWith("--", offset)) {
				offset = lineEnd(offset);
			}
			else if (Characters.isSpace(c)) {
				newline |= Characters.isNewline(c);
				offset++;
			}
			else {
				return -1;
			}
		}
		return -1;
	}

	/**
	 * Find the end of the opening mark of a dollar-quoted string.
	 * @param start the offset of its first dollar sign
	 * @return where its body begins, or -1 if this is no such mark
	 */
	int dollarQuoteEnd(int start) {
		int offset = start + 1;
		if (offset < this.length && Characters.startsIdentifier(this.text.charAt(offset))) {
			do {
				offset++;
			}
			while (offset < this.length && this.text.charAt(offset) != '$'
					&& Characters.continuesIdentifier(this.text.charAt(offset)));
		}
		return (offset < this.length && this.text.charAt(offset) == '$') ? offset + 1 : -1;
	}

	int dollarStringEnd(int start, int body) {
		int close = this.text.indexOf(this.text.substring(start, body), body);
		return (close < 0) ? -1 : close + body - start;
	}

	int parameterEnd(int start) {
		return digitsEnd(start + 1);
	}

	private int digitsEnd(int start) {
		int offset = start;
		while (offset < this.length && Characters.isDigit(this.text.charAt(offset))) {
			offset++;
		}
		return offset;
	}

	/**
	 * Find the end of a number as of PostgreSQL 16: with underscores between digits,
	 * hexadecimal, octal and binary.
	 * @param start the offset of its first digit
	 * @return the end
	 */
	int numberEnd(int start) {
		if (this.text.charAt(start) == '0' && start + 1 < this.length
				&& "xXoObB".indexOf(this.text.charAt(start + 1)) >= 0) {
			int prefixed = groupsEnd(start + 2, true);
			return (prefixed > start + 2) ? prefixed : start + 1;
		}
		int offset = groupsEnd(start, false);
		if (this.text.startsWith(".", offset) && !this.text.startsWith("..", offset)) {
			offset = groupsEnd(offset + 1, false);
		}
		return exponentEnd(offset);
	}

	private int exponentEnd(int start) {
		if (start < this.length && Characters.toUpper(this.text.charAt(start)) == 'E') {
			boolean sign = this.text.startsWith("+", start + 1) || this.text.startsWith("-", start + 1);
			int digits = sign ? start + 2 : start + 1;
			int end = groupsEnd(digits, false);
			return (end > digits) ? end : start;
		}
		return start;
	}

	private int groupsEnd(int start, boolean hexadecimal) {
		int offset = start;
		while (offset < this.length && (isDigit(offset, hexadecimal)
				|| (this.text.charAt(offset) == '_' && offset + 1 < this.length && isDigit(offset + 1, hexadecimal)))) {
			offset++;
		}
		return offset;
	}

	private boolean isDigit(int offset, boolean hexadecimal) {
		char c = this.text.charAt(offset);
		char upper = Characters.toUpper(c);
		return Characters.isDigit(c) || (hexadecimal && upper >= 'A' && upper <= 'F');
	}

	int lineEnd(int start) {
		int offset = start;
		while (offset < this.length && !Characters.isNewline(this.text.charAt(offset))) {
			offset++;
		}
		return offset;
	}

	/**
	 * Find the end of a block comment; comments inside it count.
	 * @param start the offset of its slash
	 * @return the end, or -1
	 */
	int commentEnd(int start) {
		int depth = 1;
		for (int offset = start + 2; offset + 1 < this.length; offset++) {
			if (this.text.charAt(offset) == '*' && this.text.charAt(offset + 1) == '/') {
				offset++;
				if (--depth == 0) {
					return offset + 1;
				}
			}
			else if (this.text.charAt(offset) == '/' && this.text.charAt(offset + 1) == '*') {
				offset++;
				depth++;
			}
		}
		return -1;
	}

}
