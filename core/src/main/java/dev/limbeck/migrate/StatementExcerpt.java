package dev.limbeck.migrate;

import dev.limbeck.script.SourceText;

/**
 * The line of a script that an error is about, with a caret below the place.
 */
final class StatementExcerpt {

	private static final int WIDTH = 160;

	private StatementExcerpt() {
	}

	/**
	 * Return two lines: the line with its number, and a caret. Passwords are replaced by
	 * asterisks.
	 * @param source the script
	 * @param passwords those in the script
	 * @param offset of the place
	 * @return two lines
	 */
	static String of(SourceText source, Passwords passwords, int offset) {
		String text = source.text();
		int lineNumber = source.line(offset);
		int start = text.lastIndexOf('\n', offset - 1) + 1;
		int end = text.indexOf('\n', offset);
		String line = passwords.hide(text)
			.substring(start, (end < 0) ? text.length() : end)
			.stripTrailing()
			.replace('\t', ' ');
		int caret = offset - start;
		int cut = Math.max(0, Math.min(caret - WIDTH / 2, line.length() - WIDTH));
		String shown = line.substring(cut, Math.min(line.length(), cut + WIDTH));
		String margin = " ".repeat(String.valueOf(lineNumber).length());
		return lineNumber + " | " + shown + "\n" + margin + " | " + " ".repeat(Math.max(0, caret - cut)) + "^";
	}

}
