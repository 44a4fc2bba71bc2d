package dev.limbeck.adopt.liquibase;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows of separated values as Liquibase's reader does: quotation marks are doubled
 * or follow a backslash, and a value in them may hold ends of lines.
 */
final class CsvRows {

	private static final char BACKSLASH = '\\';

	private final String text;

	private final char separator;

	private final char quote;

	private final List<Row> rows = new ArrayList<>();

	private final StringBuilder value = new StringBuilder();

	private List<String> values = new ArrayList<>();

	private CsvRows(String text, char separator, char quote) {
		this.text = text;
		this.separator = separator;
		this.quote = quote;
	}

	/**
	 * Read them.
	 * @param text the content of a file, with {@code LF} at the end of lines
	 * @param separator what stands between values
	 * @param quote what stands around values that hold a separator
	 * @return the rows in order, without the empty ones
	 */
	static List<Row> read(String text, char separator, char quote) {
		return new CsvRows(text, separator, quote).read();
	}

	private List<Row> read() {
		boolean quoted = false;
		int line = 1;
		int begun = 1;
		for (int i = 0; i < this.text.length(); i++) {
			char c = this.text.charAt(i);
			line += (c == '\n') ? 1 : 0;
			if (quoted && isEscaped(i)) {
				this.value.append(this.text.charAt(++i));
			}
			else if (c == this.quote) {
				quoted = !quoted;
				this.value.setLength(this.value.toString().isBlank() ? 0 : this.value.length());
			}
			else if (!quoted && c == this.separator) {
				end();
			}
			else if (!quoted && c == '\n') {
				endRow(begun);
				begun = line;
			}
			else {
				this.value.append(c);
			}
		}
		if (!this.value.isEmpty() || !this.values.isEmpty()) {
			endRow(begun);
		}
		return this.rows;
	}

	private boolean isEscaped(int i) {
		char c = this.text.charAt(i);
		char next = (i + 1 < this.text.length()) ? this.text.charAt(i + 1) : '\n';
		return (c == this.quote && next == this.quote) || (c == BACKSLASH && (next == this.quote || next == BACKSLASH));
	}

	private void end() {
		this.values.add(this.value.toString());
		this.value.setLength(0);
	}

	private void endRow(int line) {
		end();
		boolean empty = this.values.size() == 1 && this.values.get(0).isBlank();
		if (!empty) {
			this.rows.add(new Row(line, this.values));
		}
		this.values = new ArrayList<>();
	}

	/**
	 * A row.
	 *
	 * @param line where it begins, from 1
	 * @param values in order
	 */
	record Row(int line, List<String> values) {

		/**
		 * Copy the list.
		 */
		Row {
			values = List.copyOf(values);
		}

	}

}
