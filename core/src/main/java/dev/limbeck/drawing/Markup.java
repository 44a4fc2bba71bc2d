package dev.limbeck.drawing;

import dev.limbeck.VisibleText;

/**
 * Puts what others wrote into SVG and HTML, so that it stays a text there.
 */
public final class Markup {

	private Markup() {
	}

	/**
	 * Write a text. XML has no place for U+FFFE and U+FFFF; whatever is no ASCII survives
	 * any encoding.
	 * @param text any text; what steers a terminal is made visible
	 * @return characters of ASCII for an element or an attribute in double quotes
	 */
	public static String text(String text) {
		StringBuilder escaped = new StringBuilder();
		VisibleText.line(text).codePoints().forEach((character) -> {
			if (character == 0xFFFE || character == 0xFFFF) {
				escaped.append(String.format("\\u%04x", character));
			}
			else if (character > '~' || "&<>\"'\t".indexOf(character) >= 0) {
				escaped.append("&#").append(character).append(';');
			}
			else {
				escaped.appendCodePoint(character);
			}
		});
		return escaped.toString();
	}

}
