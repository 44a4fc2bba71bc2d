package dev.limbeck.sql;

/**
 * Finds the data of {@code COPY … FROM stdin}: it begins on the line after the one in
 * which the statement ends, behind the data of other COPYs in that line, and goes to a
 * line {@code \.} or the end of the text, as psql reads it. The rest of the line is
 * executed after it.
 */
final class CopyDataScanner {

	private final SourceText source;

	private int start = -1;

	private int end = -1;

	CopyDataScanner(SourceText source) {
		this.source = source;
	}

	/**
	 * Return where the last lines of data begin.
	 * @return the offset at which the text is interrupted
	 */
	int start() {
		return this.start;
	}

	/**
	 * Return where SQL goes on behind the data.
	 * @return an offset
	 */
	int end() {
		return this.end;
	}

	boolean liesBetween(int from, int to) {
		return from < this.start && this.start < to;
	}

	/**
	 * Read the data of one statement.
	 * @param statementEnd the offset behind the statement and its separator
	 * @return its data
	 */
	CopyData next(int statementEnd) {
		if (statementEnd > this.start) {
			this.start = nextLine(statementEnd);
			this.end = this.start;
		}
		int from = this.end;
		int offset = from;
		String text = this.source.text();
		while (offset < text.length()) {
			int next = nextLine(offset);
			if (isTerminator(offset, next)) {
				this.end = next;
				return new CopyData(from, offset, this.source.line(from), true);
			}
			offset = next;
		}
		this.end = text.length();
		return new CopyData(from, this.end, this.source.line(from), false);
	}

	private int nextLine(int offset) {
		int feed = this.source.text().indexOf('\n', offset);
		return (feed < 0) ? this.source.text().length() : feed + 1;
	}

	private boolean isTerminator(int from, int to) {
		return to - from <= 4 && this.source.text(from, to).matches("\\\\\\.\r?\n?");
	}

}
