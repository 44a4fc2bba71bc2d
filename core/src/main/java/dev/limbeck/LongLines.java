package dev.limbeck;

import java.util.stream.Collectors;

/**
 * Cuts the middle out of lines that nobody reads: what is quoted in them may have any
 * length.
 */
public final class LongLines {

	/** In characters. */
	private static final int LONGEST = 4000;

	private static final int HEAD = 2000;

	private static final int TAIL = 1000;

	private static final String SCHEME_END = "://";

	private LongLines() {
	}

	/**
	 * Cut long lines.
	 * @param text one or more lines
	 * @return the same lines, of which those with more than 4,000 characters tell how
	 * many are left out
	 */
	public static String cut(String text) {
		if (text.length() <= LONGEST) {
			return text;
		}
		return text.lines().map(LongLines::line).collect(Collectors.joining("\n"));
	}

	private static String line(String line) {
		if (line.length() <= LONGEST) {
			return line;
		}
		int head = headEnd(line);
		int tail = tailStart(line);
		return line.substring(0, head) + "... (" + (tail - head) + " more characters)" + line.substring(tail);
	}

	// A password in a URL is found by the @ behind it, which may be left out.
	private static int headEnd(String line) {
		int end = Character.isLowSurrogate(line.charAt(HEAD)) ? HEAD - 1 : HEAD;
		int scheme = line.lastIndexOf(SCHEME_END, end);
		boolean open = scheme >= 0 && line.substring(scheme, end).chars().noneMatch((c) -> c == '@' || ends(c));
		return open ? Math.min(end, scheme + SCHEME_END.length()) : end;
	}

	// Nor by what stands in front of it: the rest begins behind a word.
	private static int tailStart(String line) {
		int start = line.length() - TAIL;
		while (start < line.length() && !ends(line.charAt(start))) {
			start++;
		}
		return start;
	}

	private static boolean ends(int c) {
		return c == ' ' || c == '\'' || c == '"' || c == '\t';
	}

}
