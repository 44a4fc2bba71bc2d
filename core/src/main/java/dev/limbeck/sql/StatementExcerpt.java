package dev.limbeck.sql;

import dev.limbeck.VisibleText;

/**
 * The line of a script that an error is about, with a caret below the place.
 */
public final class StatementExcerpt {

	private static final int WIDTH = 160;

	private static final String CUT = "...";

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final String text;

	private final int lineNumber;

	private final int offset;

	private StatementExcerpt(String text, int lineNumber, int offset) {
		this.text = text;
		this.lineNumber = lineNumber;
		this.offset = offset;
	}

	/**
	 * Return two lines: the line with its number, and a caret. Passwords are replaced by
	 * asterisks, and what is far from the place is cut away.
	 * @param source the script
	 * @param passwords those in the script
	 * @param offset of the place
	 * @return two lines
	 */
	public static String of(SourceText source, Passwords passwords, int offset) {
		return of(source, passwords.hide(source.text()), offset);
	}

	/**
	 * Return two lines, as {@link #of(SourceText, Passwords, int)} does.
	 * @param source the script
	 * @param harmless its text without passwords, of the same length
	 * @param offset of the place
	 * @return two lines
	 */
	static String of(SourceText source, String harmless, int offset) {
		return new StatementExcerpt(harmless, source.line(offset), offset).lines();
	}

	private String lines() {
		int from = this.text.lastIndexOf('\n', this.offset - 1) + 1;
		int to = this.text.indexOf('\n', this.offset);
		int[] before = shown(this.text.substring(from, this.offset)).codePoints().toArray();
		int[] behind = shown(this.text.substring(this.offset, (to < 0) ? this.text.length() : to).stripTrailing())
			.codePoints()
			.toArray();
		int first = Math.max(0, before.length - Math.max(WIDTH / 2, WIDTH - behind.length));
		int last = Math.min(behind.length, WIDTH - (before.length - first));
		String left = ((first > 0) ? CUT : "") + new String(before, first, before.length - first);
		String right = new String(behind, 0, last) + ((last < behind.length) ? CUT : "");
		String margin = " ".repeat(String.valueOf(this.lineNumber).length());
		return this.lineNumber + " | " + left + right + "\n" + margin + " | " + " ".repeat(DisplayWidth.of(left)) + "^";
	}

	// What moves the cursor of a terminal would put the caret elsewhere.
	private static String shown(String part) {
		return VisibleText.line(part.replace(BYTE_ORDER_MARK, "").replaceAll("\\p{Cntrl}", " "));
	}

}
