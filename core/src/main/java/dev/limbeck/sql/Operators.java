package dev.limbeck.sql;

/**
 * Joins the characters that PostgreSQL's scanner ({@code scan.l}) makes one token of:
 * operators, {@code ::}, {@code :=}, {@code ..} and numbers that begin with a dot. Used
 * from the beginning of a text to its end.
 */
final class Operators {

	private static final String CHARACTERS = "~!@#^&|`?+-*/%<>=";

	/** Only operators with one of these may end with a sign. */
	private static final String UNLIKE_STANDARD_SQL = "~!@#^&|`?%";

	private final String text;

	private final LiteralScanner literals;

	private int runStart;

	private int runEnd;

	private int lastUnlike;

	private int signs;

	Operators(String text) {
		this.text = text;
		this.literals = new LiteralScanner(text);
	}

	/**
	 * Find the end of a token.
	 * @param start the offset of its first character, which is no literal and no word
	 * @param limit where the statement ends
	 * @return the offset behind its last one
	 */
	int end(int start, int limit) {
		char first = this.text.charAt(start);
		char next = (start + 1 < limit) ? this.text.charAt(start + 1) : ' ';
		return switch (first) {
			case ':' -> (next == ':' || next == '=') ? start + 2 : start + 1;
			case '.' -> dotEnd(start, next);
			default -> isPart(first) ? operatorEnd(start, limit) : start + 1;
		};
	}

	private int dotEnd(int start, char next) {
		if (next == '.') {
			return start + 2;
		}
		return Characters.isDigit(next) ? this.literals.numberEnd(start + 1) : start + 1;
	}

	// A run of signs is many operators: it is looked at once, not once for each.
	private int operatorEnd(int start, int limit) {
		if (start < this.runStart || start >= this.runEnd) {
			scanRun(start, limit);
		}
		return (this.lastUnlike >= start) ? this.runEnd : Math.max(start + 1, this.signs);
	}

	private void scanRun(int start, int limit) {
		int end = start + 1;
		while (end < limit && isPart(this.text.charAt(end)) && !startsComment(end)) {
			end++;
		}
		this.runStart = start;
		this.runEnd = end;
		this.lastUnlike = end - 2;
		while (this.lastUnlike >= start && UNLIKE_STANDARD_SQL.indexOf(this.text.charAt(this.lastUnlike)) < 0) {
			this.lastUnlike--;
		}
		this.signs = end;
		while (this.signs > start && isSign(this.text.charAt(this.signs - 1))) {
			this.signs--;
		}
	}

	private boolean startsComment(int offset) {
		return this.text.startsWith("--", offset) || this.text.startsWith("/*", offset);
	}

	private static boolean isPart(char c) {
		return CHARACTERS.indexOf(c) >= 0;
	}

	private static boolean isSign(char c) {
		return c == '+' || c == '-';
	}

}
