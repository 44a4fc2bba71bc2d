package dev.limbeck.adopt.yaml;

/**
 * Reads values and names.
 */
final class Scalars {

	private static final String SIMPLE = "0\0a\u0007b\bt\tn\nv\u000Bf\fr\re\u001B  \"\"//\\\\N\u0085_\u00A0";

	private final YamlText text;

	Scalars(YamlText text) {
		this.text = text;
	}

	/**
	 * Tell whether a name begins here.
	 * @return whether a colon follows in this line that a blank or its end follows
	 */
	boolean isKey() {
		String line = this.text.restOfLine();
		char first = this.text.peek();
		if (first == '"' || first == '\'') {
			int end = closing(line, first);
			String rest = (end < 0) ? "" : line.substring(end + 1).stripLeading();
			return rest.startsWith(":") && (rest.length() == 1 || rest.charAt(1) == ' ' || rest.charAt(1) == '\t');
		}
		return "{[*&!|>%@`?".indexOf(first) < 0 && colon(line) >= 0;
	}

	private static int closing(String line, char quote) {
		int i = 1;
		while (i < line.length()) {
			char c = line.charAt(i);
			if (c == quote && (quote == '"' || i + 1 >= line.length() || line.charAt(i + 1) != '\'')) {
				return i;
			}
			i += (c == quote || (c == '\\' && quote == '"')) ? 2 : 1;
		}
		return -1;
	}

	private static int colon(String line) {
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			boolean last = i + 1 == line.length();
			if (c == ':' && (last || line.charAt(i + 1) == ' ' || line.charAt(i + 1) == '\t')) {
				return i;
			}
			if (c == ' ' && !last && line.charAt(i + 1) == '#') {
				return -1;
			}
		}
		return -1;
	}

	/**
	 * Read a name and its colon.
	 * @return the name
	 */
	String key() {
		char first = this.text.peek();
		String key;
		if (first == '"' || first == '\'') {
			key = quoted();
		}
		else {
			int colon = colon(this.text.restOfLine());
			key = this.text.restOfLine().substring(0, colon).strip();
			this.text.skip(colon);
		}
		this.text.skipBlanks();
		this.text.next();
		return key;
	}

	/**
	 * Read a value in quotes.
	 * @return what it means
	 */
	String quoted() {
		char quote = this.text.next();
		StringBuilder value = new StringBuilder();
		while (true) {
			if (this.text.isAtEnd()) {
				throw this.text.problem("a quotation mark is not closed");
			}
			char c = this.text.next();
			if (c == quote && (quote == '"' || this.text.peek() != '\'')) {
				return value.toString();
			}
			if (c == quote) {
				value.append(this.text.next());
			}
			else if (c == '\n') {
				fold(value);
			}
			else if (c == '\\' && quote == '"') {
				escape(value);
			}
			else {
				value.append(c);
			}
		}
	}

	// One end of a line is a blank, each further one is itself.
	private void fold(StringBuilder value) {
		int end = value.length();
		while (end > 0 && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == '\t')) {
			end--;
		}
		value.setLength(end);
		int empty = 0;
		this.text.skipBlanks();
		while (this.text.peek() == '\n') {
			this.text.next();
			this.text.skipBlanks();
			empty++;
		}
		value.append((empty == 0) ? " " : "\n".repeat(empty));
	}

	private void escape(StringBuilder value) {
		char c = this.text.next();
		int simple = SIMPLE.indexOf(c);
		if (c == '\n') {
			this.text.skipBlanks();
		}
		else if (c == 'x' || c == 'u' || c == 'U') {
			value.appendCodePoint(hexadecimal((c == 'x') ? 2 : (c == 'u') ? 4 : 8));
		}
		else if (simple >= 0 && simple % 2 == 0) {
			value.append(SIMPLE.charAt(simple + 1));
		}
		else {
			throw this.text.problem("\\" + c + " means nothing");
		}
	}

	private int hexadecimal(int digits) {
		int code = 0;
		for (int i = 0; i < digits; i++) {
			int digit = Character.digit(this.text.next(), 16);
			if (digit < 0 || code > Character.MAX_CODE_POINT >> 4) {
				throw this.text.problem("an escaped character has no such number");
			}
			code = code * 16 + digit;
		}
		return code;
	}

	/**
	 * Read a value without quotes, which may go on in lines that are indented further.
	 * @param indent columns of what it belongs to
	 * @return the value
	 */
	String plain(int indent) {
		StringBuilder value = new StringBuilder();
		while (true) {
			int ends = commented(this.text.restOfLine());
			value.append(this.text.restOfLine(), 0, ends);
			boolean comment = ends < this.text.restOfLine().length();
			this.text.skipLine();
			int lines = emptyLines();
			boolean goesOn = !comment && !this.text.isAtEnd() && this.text.column() > indent && this.text.peek() != '#';
			strip(value);
			if (!goesOn) {
				return value.toString();
			}
			if (colon(this.text.restOfLine()) >= 0) {
				throw this.text.problem("a value of several lines holds a colon and a blank: it wants quotes");
			}
			value.append((lines == 1) ? " " : "\n".repeat(lines - 1));
		}
	}

	private static int commented(String line) {
		for (int i = 1; i < line.length(); i++) {
			if (line.charAt(i) == '#' && (line.charAt(i - 1) == ' ' || line.charAt(i - 1) == '\t')) {
				return i;
			}
		}
		return line.length();
	}

	private int emptyLines() {
		int lines = 0;
		while (this.text.peek() == '\n') {
			this.text.next();
			this.text.skipBlanks();
			lines++;
		}
		return lines;
	}

	private static void strip(StringBuilder value) {
		while (!value.isEmpty() && Character.isWhitespace(value.charAt(value.length() - 1))) {
			value.setLength(value.length() - 1);
		}
	}

	/**
	 * Read a value without quotes between brackets.
	 * @return the value
	 */
	String plainInFlow() {
		StringBuilder value = new StringBuilder();
		while (!this.text.isAtEnd() && ",]}[{".indexOf(this.text.peek()) < 0 && !endsInFlow()) {
			char c = this.text.next();
			if (c == '\n') {
				fold(value);
			}
			else {
				value.append(c);
			}
		}
		if (this.text.isAtEnd()) {
			throw this.text.problem("a bracket is not closed");
		}
		strip(value);
		return value.toString();
	}

	private boolean endsInFlow() {
		char c = this.text.peek();
		boolean colon = c == ':' && (this.text.isBlank(1) || ",]}[{".indexOf(this.text.peek(1)) >= 0);
		return colon || (c == ' ' && this.text.peek(1) == '#') || (c == '\n' && this.text.peek(1) == '#');
	}

	/**
	 * Read a text behind {@code |} or {@code >}.
	 * @param indent columns of what it belongs to
	 * @return the text
	 */
	String block(int indent) {
		boolean folded = this.text.next() == '>';
		char chomp = ' ';
		int given = 0;
		while (!this.text.isBlank(0)) {
			char c = this.text.next();
			if (c >= '1' && c <= '9') {
				given = c - '0';
			}
			else if (c == '-' || c == '+') {
				chomp = c;
			}
			else {
				throw this.text.problem("what stands behind | or > is not understood");
			}
		}
		this.text.skipLine();
		this.text.next();
		StringBuilder value = new StringBuilder();
		lines(value, (given > 0) ? Math.max(indent, 0) + given : 0, Math.max(indent + 1, 0), folded);
		return chomped(value, chomp);
	}

	private void lines(StringBuilder value, int given, int least, boolean folded) {
		int indent = given;
		boolean wasMore = true;
		while (!this.text.isAtEnd()) {
			String line = this.text.restOfLine();
			int blanks = line.length() - line.stripLeading().length();
			boolean empty = blanks == line.length();
			if (!empty && indent == 0) {
				indent = Math.max(blanks, least);
			}
			if (!empty && blanks < Math.max(indent, least)) {
				return;
			}
			String content = empty ? line.substring(Math.min(line.length(), Math.max(indent, least)))
					: line.substring(indent);
			boolean more = content.startsWith(" ") || content.startsWith("\t");
			if (folded && !more && !wasMore && !content.isEmpty() && endsOnce(value)) {
				value.setCharAt(value.length() - 1, ' ');
			}
			else if (folded && !more && !wasMore && !content.isEmpty() && !value.isEmpty()) {
				value.setLength(value.length() - 1);
			}
			value.append(content).append('\n');
			wasMore = content.isEmpty() ? wasMore : more;
			this.text.skipLine();
			this.text.next();
		}
	}

	private static boolean endsOnce(StringBuilder value) {
		int length = value.length();
		return length > 1 && value.charAt(length - 1) == '\n' && value.charAt(length - 2) != '\n';
	}

	private static String chomped(StringBuilder value, char chomp) {
		if (chomp == '+') {
			return value.toString();
		}
		int end = value.length();
		while (end > 0 && value.charAt(end - 1) == '\n') {
			end--;
		}
		value.setLength(end);
		return (chomp == '-' || end == 0) ? value.toString() : value.append('\n').toString();
	}

}
