package dev.limbeck.sql;

import java.util.Arrays;

import dev.limbeck.VisibleText;

/**
 * The text of one file, with its name for messages and an index of its lines. Offsets are
 * UTF-16 units from 0; a byte order mark is part of the text. Immutable.
 */
public final class SourceText {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final String origin;

	private final String text;

	private final int[] lineStarts;

	/**
	 * Create a new text.
	 * @param origin where it was read from, for messages
	 * @param text its content
	 */
	public SourceText(String origin, String text) {
		this.origin = VisibleText.line(origin);
		this.text = text;
		this.lineStarts = lineStarts(text);
	}

	/**
	 * Decode the bytes of a file. {@code CR LF} becomes {@code LF}, inside quotes too: a
	 * checkout on Windows must be the same script, for the server as for checksums.
	 * @param origin where it was read from, for messages
	 * @param bytes its content
	 * @return the text
	 * @throws ScriptException if the bytes are no UTF-8 or hold a NUL, which PostgreSQL
	 * cannot take
	 */
	public static SourceText decode(String origin, byte[] bytes) {
		return new SourceText(origin, Utf8.decode(origin, bytes).replace("\r\n", "\n"));
	}

	private static int[] lineStarts(String text) {
		int[] starts = new int[16];
		int count = 1;
		for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
			if (count == starts.length) {
				starts = Arrays.copyOf(starts, 2 * count);
			}
			starts[count++] = feed + 1;
		}
		return Arrays.copyOf(starts, count);
	}

	/**
	 * Return where the text was read from.
	 * @return a path as messages show it
	 */
	public String origin() {
		return this.origin;
	}

	/**
	 * Return the whole content.
	 * @return the text, with its byte order mark and line ends as they are
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Return a part of the content.
	 * @param start the first offset
	 * @param end the offset behind the last
	 * @return the text between them
	 */
	public String text(int start, int end) {
		return this.text.substring(start, end);
	}

	/**
	 * Return the line in which an offset lies.
	 * @param offset an offset from 0 to the length of the text
	 * @return the line, from 1
	 */
	public int line(int offset) {
		int index = Arrays.binarySearch(this.lineStarts, offset);
		return (index >= 0) ? index + 1 : -index - 1;
	}

	/**
	 * Return the line and column of an offset.
	 * @param offset an offset from 0 to the length of the text
	 * @return its position
	 */
	public TextPosition position(int offset) {
		int line = line(offset);
		int start = this.lineStarts[line - 1];
		if (start == 0) {
			start = Math.min(offset, byteOrderMarks());
		}
		return new TextPosition(line, this.text.codePointCount(start, offset) + 1);
	}

	// An editor may put one in front of another.
	int byteOrderMarks() {
		int marks = 0;
		while (marks < this.text.length() && this.text.charAt(marks) == BYTE_ORDER_MARK) {
			marks++;
		}
		return marks;
	}

	@Override
	public String toString() {
		return this.origin;
	}

}
