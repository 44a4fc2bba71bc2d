package dev.limbeck.adopt.alembic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The plain assignments of a file in Python: names at the beginning of a line, and what
 * is in quotes behind them. Nothing of it is run.
 *
 * @param text its content, with {@code LF} at the end of lines
 */
record PythonFile(String text) {

	/**
	 * Find what is assigned to a name.
	 * @param name of a variable
	 * @return the texts in quotes, none for {@code None}, or nothing if there is no such
	 * variable
	 */
	Optional<List<String>> values(String name) {
		int line = 0;
		while (line >= 0 && line < this.text.length()) {
			int value = value(line, name);
			if (value >= 0) {
				return Optional.of(quoted(value));
			}
			int end = this.text.indexOf('\n', line);
			line = (end < 0) ? -1 : end + 1;
		}
		return Optional.empty();
	}

	// "name = ", perhaps with a type: "name: str = ".
	private int value(int line, String name) {
		int end = this.text.indexOf('\n', line);
		int last = (end < 0) ? this.text.length() : end;
		int sign = this.text.indexOf('=', line);
		if (!this.text.startsWith(name, line) || sign < 0 || sign >= last) {
			return -1;
		}
		String between = this.text.substring(line + name.length(), sign).strip();
		return (between.isEmpty() || between.startsWith(":")) ? sign + 1 : -1;
	}

	private List<String> quoted(int start) {
		List<String> values = new ArrayList<>();
		int depth = 0;
		for (int i = start; i < this.text.length(); i++) {
			char c = this.text.charAt(i);
			if ((c == '\n' || c == ';') && depth <= 0) {
				break;
			}
			if (c == '#') {
				int end = this.text.indexOf('\n', i);
				i = (end < 0) ? this.text.length() : end - 1;
			}
			else if (c == '\'' || c == '"') {
				int end = this.text.indexOf(c, i + 1);
				values.add(this.text.substring(i + 1, (end < 0) ? this.text.length() : end));
				i = (end < 0) ? this.text.length() : end;
			}
			depth += ("([{".indexOf(c) >= 0) ? 1 : (")]}".indexOf(c) >= 0) ? -1 : 0;
		}
		return values;
	}

	/**
	 * Return what the file says of itself.
	 * @return its first string in three quotes, if it begins with one
	 */
	String documentation() {
		String quote = null;
		for (String line : this.text.lines().toList()) {
			String start = line.strip();
			if (!start.isEmpty() && !start.startsWith("#")) {
				quote = threeQuotes(start);
				break;
			}
		}
		int from = (quote != null) ? this.text.indexOf(quote) + quote.length() : -1;
		int to = (quote != null) ? this.text.indexOf(quote, from) : -1;
		return (to < 0) ? "" : this.text.substring(from, to).strip();
	}

	private static @Nullable String threeQuotes(String line) {
		String start = (line.startsWith("r") || line.startsWith("u")) ? line.substring(1) : line;
		return start.startsWith("\"\"\"") ? "\"\"\"" : start.startsWith("'''") ? "'''" : null;
	}

}
