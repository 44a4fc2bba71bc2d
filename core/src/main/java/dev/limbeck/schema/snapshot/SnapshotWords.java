package dev.limbeck.schema.snapshot;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How names and values are written in a snapshot: visibly, on one line, in one way only.
 */
final class SnapshotWords {

	private static final String ESCAPED = "\"\\\n\r\t";

	private static final String LETTERS = "\"\\nrt";

	private SnapshotWords() {
	}

	/**
	 * Write a name.
	 * @param name as it stands in the catalog
	 * @return the same if it needs no quotes
	 */
	static String name(String name) {
		boolean plain = !name.isEmpty() && name.chars().allMatch(SnapshotWords::isPlain);
		return plain ? name : value(name);
	}

	static String names(List<String> names) {
		return names.stream().map(SnapshotWords::name).collect(Collectors.joining("."));
	}

	/**
	 * Return whether a character of a name needs no quotes.
	 * @param character the character
	 * @return whether it is a lower-case letter of ASCII, a digit or an underscore
	 */
	static boolean isPlain(int character) {
		return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character == '_';
	}

	/**
	 * Write a value.
	 * @param text any text
	 * @return the text in quotes, with escapes as JSON has them
	 */
	static String value(String text) {
		StringBuilder value = new StringBuilder(text.length() + 2).append('"');
		text.codePoints().forEach((character) -> append(value, character));
		return value.append('"').toString();
	}

	private static void append(StringBuilder value, int character) {
		int escape = ESCAPED.indexOf(character);
		if (escape >= 0) {
			value.append('\\').append(LETTERS.charAt(escape));
		}
		else if (isVisible(character)) {
			value.appendCodePoint(character);
		}
		else {
			for (char unit : Character.toChars(character)) {
				value.append(String.format("\\u%04x", (int) unit));
			}
		}
	}

	// What a terminal or an editor does not show as it is.
	private static boolean isVisible(int character) {
		return character == ' ' || switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR ->
				false;
			default -> true;
		};
	}

}
