package dev.limbeck.adopt.yaml;

import dev.limbeck.LimbeckException;

/**
 * The characters of a document and a place in them.
 */
final class YamlText {

	/** What {@link #peek()} returns behind the last character. */
	static final char END = '\0';

	private final String origin;

	private final String text;

	private int position;

	private int line = 1;

	private int lineStart;

	YamlText(String origin, String text) {
		this.origin = origin;
		this.text = text;
	}

	char peek() {
		return peek(0);
	}

	char peek(int further) {
		int at = this.position + further;
		return (at < this.text.length()) ? this.text.charAt(at) : END;
	}

	boolean isAtEnd() {
		return this.position >= this.text.length();
	}

	int line() {
		return this.line;
	}

	int column() {
		return this.position - this.lineStart;
	}

	char next() {
		char c = peek();
		this.position++;
		if (c == '\n') {
			this.line++;
			this.lineStart = this.position;
		}
		return c;
	}

	void skip(int characters) {
		for (int i = 0; i < characters; i++) {
			next();
		}
	}

	boolean startsWith(String words) {
		return this.text.startsWith(words, this.position);
	}

	/**
	 * Tell whether what stands here ends a word.
	 * @param further how far behind this place
	 * @return whether it is a blank, the end of a line, or the end
	 */
	boolean isBlank(int further) {
		char c = peek(further);
		return c == ' ' || c == '\t' || c == '\n' || this.position + further >= this.text.length();
	}

	void skipBlanks() {
		while (peek() == ' ' || peek() == '\t') {
			next();
		}
	}

	/**
	 * Go on to the next character that means something: behind blanks, comments and empty
	 * lines.
	 */
	void skipToContent() {
		while (!isAtEnd()) {
			boolean indents = column() == 0;
			while (peek() == ' ') {
				next();
			}
			if (peek() == '\t' && indents) {
				skipEmptyLine();
			}
			skipBlanks();
			if (peek() == '#') {
				skipLine();
			}
			if (peek() != '\n') {
				return;
			}
			next();
		}
	}

	private void skipEmptyLine() {
		int ahead = 0;
		while (peek(ahead) == '\t' || peek(ahead) == ' ') {
			ahead++;
		}
		if (peek(ahead) != '\n' && peek(ahead) != '#' && this.position + ahead < this.text.length()) {
			throw problem("a line is indented by a tab");
		}
	}

	/**
	 * Go on to the next character that means something between brackets, where lines mean
	 * nothing.
	 */
	void skipSpace() {
		while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '#') {
			if (peek() == '#') {
				skipLine();
			}
			else {
				next();
			}
		}
	}

	void skipLine() {
		while (!isAtEnd() && peek() != '\n') {
			next();
		}
	}

	/**
	 * Return the rest of the line, and stay.
	 * @return the characters up to its end
	 */
	String restOfLine() {
		int end = this.text.indexOf('\n', this.position);
		return this.text.substring(this.position, (end < 0) ? this.text.length() : end);
	}

	LimbeckException problem(String what) {
		return new LimbeckException("unreadable-yaml", this.origin + ":" + this.line + ": " + what + ".",
				"Correct it, or write it in a plainer way.");
	}

}
