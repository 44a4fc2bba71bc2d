package dev.limbeck;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Makes visible what would steer a terminal, pass for a line of a log, or make two texts
 * look alike: control characters but the tab, what changes the direction of writing or
 * has no width, separators of lines and halves of characters become escapes such as
 * {@code \}{@code u001b}.
 */
public final class VisibleText {

	/**
	 * Characters that are letters, marks or none yet, and show nothing
	 * ({@code Default_Ignorable_Code_Point} of Unicode).
	 */
	private static final String WITHOUT_INK = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2065\u3164\uFFA0";

	/** Asks for a symbol in colour. */
	private static final char EMOJI = '\uFE0F';

	/** Makes one symbol of two. */
	private static final char JOINER = '\u200D';

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
		for (int i = 0, next; i < text.length(); i = next) {
			int character = text.codePointAt(i);
			next = i + Character.charCount(character);
			boolean kept = isLineEnd(text, i) ? linesAllowed : (isVisible(character) || isEmoji(text, i));
			if (!kept && escaped == null) {
				escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
			}
			if (escaped != null && kept) {
				escaped.appendCodePoint(character);
			}
			else if (escaped != null) {
				text.substring(i, next)
					.chars()
					.mapToObj((half) -> String.format("\\u%04x", half))
					.forEach(escaped::append);
			}
		}
		return (escaped != null) ? escaped.toString() : text;
	}

	private static boolean isLineEnd(String text, int index) {
		return text.charAt(index) == '\n' || text.startsWith("\r\n", index);
	}

	// One symbol is made of several: by what asks for colour, and by what joins.
	private static boolean isEmoji(String text, int index) {
		char character = text.charAt(index);
		if (index == 0 || (character != EMOJI && character != JOINER)) {
			return false;
		}
		int before = text.codePointBefore(index);
		if (character == EMOJI) {
			return isSymbol(before);
		}
		boolean joins = isSymbol(before) || before == EMOJI || Character.getType(before) == Character.MODIFIER_SYMBOL;
		return joins && index + 1 < text.length() && isSymbol(text.codePointAt(index + 1));
	}

	private static boolean isSymbol(int character) {
		return Character.getType(character) == Character.OTHER_SYMBOL;
	}

	private static boolean isVisible(int character) {
		if (character < 0x7F) {
			return character >= ' ' || character == '\t';
		}
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR ->
				false;
			default -> WITHOUT_INK.indexOf(character) < 0 && !isSelector(character);
		};
	}

	// Of variants of glyphs, and, beyond them, of tags.
	private static boolean isSelector(int character) {
		return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xFFF0 && character <= 0xFFF8)
				|| (character >= 0xE0000 && character <= 0xE0FFF);
	}

}
