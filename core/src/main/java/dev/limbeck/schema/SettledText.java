package dev.limbeck.schema;

import org.jspecify.annotations.Nullable;

/**
 * An expression as PostgreSQL spells it for good. A list of texts, such as that of
 * {@code kind IN ('a', 'b')}, it spells otherwise once what it has spelt is read again:
 * the array is converted at first, each element later.
 */
final class SettledText {

	private static final String BEGIN = "(ARRAY[";

	private static final String ELEMENT = "::character varying";

	private static final String END = "])::text[]";

	private final String text;

	private int at;

	private SettledText(String text) {
		this.text = text;
	}

	static String of(String text) {
		return text.contains(END) ? new SettledText(text).settled() : text;
	}

	private String settled() {
		StringBuilder settled = new StringBuilder();
		while (this.at < this.text.length()) {
			int start = this.at;
			String list = this.text.startsWith(BEGIN, start) ? list() : null;
			if (list != null) {
				settled.append(list);
				continue;
			}
			this.at = start;
			char character = this.text.charAt(start);
			if (character == '\'' || character == '"') {
				skipQuoted(character);
			}
			else {
				this.at++;
			}
			settled.append(this.text, start, this.at);
		}
		return settled.toString();
	}

	private @Nullable String list() {
		StringBuilder list = new StringBuilder("ARRAY[");
		this.at += BEGIN.length();
		do {
			int start = this.at;
			if (this.text.startsWith("NULL", start)) {
				this.at += "NULL".length();
			}
			else if (this.text.startsWith("'", start)) {
				skipQuoted('\'');
			}
			if (this.at == start || !this.text.startsWith(ELEMENT, this.at)) {
				return null;
			}
			this.at += ELEMENT.length();
			list.append('(').append(this.text, start, this.at).append(")::text");
		}
		while (isComma(list));
		if (!this.text.startsWith(END, this.at)) {
			return null;
		}
		this.at += END.length();
		return list.append(']').toString();
	}

	private boolean isComma(StringBuilder list) {
		if (!this.text.startsWith(", ", this.at)) {
			return false;
		}
		this.at += 2;
		list.append(", ");
		return true;
	}

	// A quote inside is doubled, and so looks like the end and another beginning.
	private void skipQuoted(char quote) {
		int end = this.text.indexOf(quote, this.at + 1);
		while (end >= 0 && end + 1 < this.text.length() && this.text.charAt(end + 1) == quote) {
			end = this.text.indexOf(quote, end + 2);
		}
		this.at = (end < 0) ? this.text.length() : end + 1;
	}

}
