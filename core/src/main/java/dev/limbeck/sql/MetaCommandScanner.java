package dev.limbeck.sql;

import java.util.Set;

/**
 * Finds where a command of psql ends ({@code psqlscanslash.l}): at the end of its line or
 * before the next backslash outside of quotes.
 */
final class MetaCommandScanner {

	private static final Set<String> WHOLE_LINE = Set.of("\\!", "\\copy", "\\ef", "\\ev", "\\h", "\\help", "\\sf",
			"\\sv");

	private static final Set<String> SENDING = Set.of("\\;", "\\g", "\\gx", "\\gdesc", "\\gexec", "\\gset",
			"\\crosstabview", "\\watch");

	private final String text;

	MetaCommandScanner(String text) {
		this.text = text;
	}

	/**
	 * Tell whether a command ends the statement in front of it.
	 * @param command the text of a command
	 * @return whether psql sends what it has read so far
	 */
	static boolean sends(String command) {
		return SENDING.contains(command.split("\\s", 2)[0]);
	}

	/**
	 * Find the end of a command.
	 * @param start the offset of its backslash
	 * @return the offset behind its last argument and the blanks after it
	 */
	int end(int start) {
		int name = nameEnd(start);
		if (name == start + 2 && ";:\\".indexOf(this.text.charAt(start + 1)) >= 0) {
			return name;
		}
		boolean wholeLine = WHOLE_LINE.contains(this.text.substring(start, name));
		int offset = name;
		while (offset < this.text.length() && !Characters.isNewline(this.text.charAt(offset))) {
			char c = this.text.charAt(offset);
			if (!wholeLine && c == '\\') {
				return offset;
			}
			boolean quoted = !wholeLine && (c == '\'' || c == '"' || c == '`');
			offset = quoted ? quotedEnd(offset, c) : offset + 1;
		}
		return offset;
	}

	private int nameEnd(int start) {
		int offset = start + 1;
		if (offset < this.text.length() && ";:\\!".indexOf(this.text.charAt(offset)) >= 0) {
			return offset + 1;
		}
		while (offset < this.text.length() && !Characters.isSpace(this.text.charAt(offset))
				&& this.text.charAt(offset) != '\\') {
			offset++;
		}
		return offset;
	}

	private int quotedEnd(int start, char quote) {
		int offset = start + 1;
		while (offset < this.text.length() && !Characters.isNewline(this.text.charAt(offset))) {
			if (this.text.charAt(offset) == quote) {
				return offset + 1;
			}
			boolean escaped = quote == '\'' && this.text.startsWith("\\", offset);
			offset += escaped ? 2 : 1;
		}
		return Math.min(offset, this.text.length());
	}

}
