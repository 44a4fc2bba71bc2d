package dev.limbeck.script.location;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the bytes of a file are besides its text.
 *
 * @param size how many there are
 * @param byteOrderMark whether the first three are a mark
 * @param windowsLineEnds how many lines end with CR LF
 * @param lineEnds how many lines end with LF, with a CR before it or not
 * @param conflict the line, from 1, that begins both sides of a merge that git could not
 * finish, or 0 if none does
 */
public record FileForm(int size, boolean byteOrderMark, int windowsLineEnds, int lineEnds, int conflict) {

	/** Of a file whose bytes are not there any more. */
	static final FileForm UNKNOWN = new FileForm(0, false, 0, 0, 0);

	private static final String OURS = "<<<<<<< ";

	private static final String BETWEEN = "=======";

	private static final String THEIRS = ">>>>>>> ";

	private static final int FIRST = 0xEF;

	private static final int SECOND = 0xBB;

	private static final int THIRD = 0xBF;

	static FileForm of(byte[] bytes) {
		int windows = 0;
		int all = 0;
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] == '\n') {
				all++;
				windows += (i > 0 && bytes[i - 1] == '\r') ? 1 : 0;
			}
		}
		boolean mark = bytes.length > 2 && Byte.toUnsignedInt(bytes[0]) == FIRST
				&& Byte.toUnsignedInt(bytes[1]) == SECOND && Byte.toUnsignedInt(bytes[2]) == THIRD;
		return new FileForm(bytes.length, mark, windows, all, conflict(bytes));
	}

	private static int conflict(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		if (!text.startsWith(OURS) && !text.contains("\n" + OURS)) {
			return 0;
		}
		List<String> lines = text.lines().toList();
		int first = 0;
		int marks = 0;
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			if (line.startsWith(OURS)) {
				first = i + 1;
				marks = 1;
			}
			else if (marks == 1 && line.equals(BETWEEN)) {
				marks = 2;
			}
			else if (marks == 2 && line.startsWith(THEIRS)) {
				return first;
			}
		}
		return 0;
	}

}
