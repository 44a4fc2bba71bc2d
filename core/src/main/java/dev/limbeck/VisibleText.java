package dev.limbeck;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Makes visible what would steer a terminal, or pass for a line of a log: control
 * characters but the tab, what changes the direction of writing, separators of lines and
 * halves of characters become escapes such as {@code \}{@code u001b}.
 */
public final class VisibleText {

	/** Marks of direction, and characters that end a line in some programs. */
	private static final String UNSEEN = "\u061C\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

	private static final String INDENT = "  ";

	private VisibleText() {
	}

	/**
	 * Make a text visible whose lines are ours.
	 * @param text one or more lines
	 * @return the same lines
	 */
	public static String of(String text) {
		return escaped(text, true);
	}

	/**
	 * Make a text visible that is to stay within its line, such as a name.
	 * @param text any text
	 * @return one line
	 */
	public static String line(String text) {
		return escaped(text, false);
	}

	/**
	 * Make a text visible that somebody else wrote. No line of it looks like one of ours:
	 * all but the first are indented, unless all of these are already.
	 * @param text one or more lines
	 * @return the same lines
	 */
	public static String message(String text) {
		return String.join("\n", indented(text));
	}

	/**
	 * Make a text visible, as {@link #message(String)} does, and cut its middle out if it
	 * has many lines.
	 * @param text one or more lines
	 * @param first how many lines are kept at the beginning, at least 1
	 * @param last how many are kept at the end
	 * @return lines of which all but the first are indented
	 */
	public static List<String> excerpt(String text, int first, int last) {
		List<String> all = indented(text);
		int hidden = all.size() - first - last;
		if (hidden <= 1) {
			return all;
		}
		List<String> lines = new ArrayList<>(all.subList(0, first));
		lines.add(INDENT + "... (" + hidden + " more lines)");
		lines.addAll(all.subList(all.size() - last, all.size()));
		return lines;
	}

	/**
	 * Make visible what is put into a log line, whatever it is.
	 * @param value a value, or {@code null}
	 * @return numbers as they are, everything else as a text
	 */
	public static @Nullable Object value(@Nullable Object value) {
		return (value == null || value instanceof Number) ? value : message(value.toString());
	}

	private static List<String> indented(String text) {
		String lines = of(text.replace("\r\n", "\n"));
		if (lines.indexOf('\n') < 0) {
			return List.of(lines);
		}
		List<String> all = lines.lines().toList();
		if (all.stream().skip(1).allMatch(VisibleText::isIndented)) {
			return all;
		}
		List<String> indented = new ArrayList<>(all.subList(0, 1));
		all.stream().skip(1).map((line) -> line.isEmpty() ? "" : INDENT + line).forEach(indented::add);
		return indented;
	}

	private static boolean isIndented(String line) {
		return line.isEmpty() || line.startsWith(INDENT);
	}

	private static String escaped(String text, boolean linesAllowed) {
		StringBuilder escaped = null;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean kept = isLineEnd(text, i) ? linesAllowed : isVisible(text, i);
			if (!kept && escaped == null) {
				escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
			}
			if (escaped != null) {
				escaped.append(kept ? String.valueOf(c) : String.format("\\u%04x", (int) c));
			}
		}
		return (escaped != null) ? escaped.toString() : text;
	}

	private static boolean isLineEnd(String text, int index) {
		return text.charAt(index) == '\n' || text.startsWith("\r\n", index);
	}

	private static boolean isVisible(String text, int index) {
		char c = text.charAt(index);
		if (Character.isHighSurrogate(c)) {
			return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
		}
		if (Character.isLowSurrogate(c)) {
			return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
		}
		return c == '\t' || (c >= ' ' && c < 0x7F) || (c > 0x9F && UNSEEN.indexOf(c) < 0);
	}

}
