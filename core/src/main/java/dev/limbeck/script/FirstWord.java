package dev.limbeck.script;

import java.text.Normalizer;
import java.util.Locale;

import dev.limbeck.sql.Characters;
import dev.limbeck.sql.OddCharacter;

/**
 * The first word in a line of a comment, whatever stands in front of it: blanks of any
 * kind, dashes and other ornaments, {@code @}, and one letter in front of it.
 *
 * @param text the text the line stands in
 * @param lineStart where the comment begins, or its line
 * @param start where the word begins
 * @param end where it ends
 * @param lineEnd where the line ends
 * @param at whether there is an {@code @} in front of it
 * @param word the word as it looks, in lower case: without what cannot be seen,
 * look-alikes of Latin letters replaced; empty if there is none
 */
record FirstWord(String text, int lineStart, int start, int end, int lineEnd, boolean at, String word) {

	private static final String LOOK_ALIKES = "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u0501\u04bb\u051b\u051d\u043d\u043f\u0433\u0261\u0131\u03b1\u03bd\u03bf\u03c1\u03c4\u03c5\u03c9\u03b5\u03b9\u03ba\u0432\u043c\u0442\u043a";

	private static final String LATIN = "aeopcyxisjdhqwhnrgiavoptuweikbmtk";

	/**
	 * Find the first word.
	 * @param text a text
	 * @param from where the comment begins, or its line
	 * @param to where the line ends
	 * @return the word
	 */
	static FirstWord of(String text, int from, int to) {
		int start = ornamentsEnd(text, from, to);
		int end = wordEnd(text, start, to);
		boolean at = hasAt(text, from, start);
		int next = ornamentsEnd(text, end, to);
		if (!at && text.codePointCount(start, end) == 1 && hasAt(text, end, next)) {
			at = true;
			start = next;
			end = wordEnd(text, start, to);
		}
		return new FirstWord(text, from, start, end, to, at, looks(text.substring(start, end)));
	}

	private static boolean hasAt(String text, int from, int to) {
		for (int offset = from; offset < to; offset++) {
			if (isAt(text.charAt(offset))) {
				return true;
			}
		}
		return false;
	}

	private static int ornamentsEnd(String text, int from, int to) {
		int offset = from;
		while (offset < to && isOrnament(text.codePointAt(offset))) {
			offset += Character.charCount(text.codePointAt(offset));
		}
		return offset;
	}

	private static boolean isOrnament(int character) {
		return !Character.isLetterOrDigit(character) || OddCharacter.isUnseen(character);
	}

	private static boolean isAt(int character) {
		return character == '@' || character == '\uFF20' || character == '\uFE6B';
	}

	private static int wordEnd(String text, int start, int to) {
		int end = start;
		while (end < to && belongsToWord(text.codePointAt(end))) {
			end += Character.charCount(text.codePointAt(end));
		}
		return end;
	}

	private static boolean belongsToWord(int character) {
		if (character < 0x80) {
			return Character.isLetterOrDigit(character) || "-_.".indexOf(character) >= 0
					|| OddCharacter.isUnseen(character);
		}
		return !OddCharacter.isBlank(character)
				&& (OddCharacter.isUnseen(character) || Character.isLetterOrDigit(character) || isDash(character)
						|| Character.getType(character) == Character.NON_SPACING_MARK);
	}

	static boolean isDash(int character) {
		return Character.getType(character) == Character.DASH_PUNCTUATION || character == '\u2212';
	}

	/**
	 * Tell what a text looks like.
	 * @param word a text
	 * @return it in lower case, without what cannot be seen, look-alikes of Latin letters
	 * replaced
	 */
	static String looks(String word) {
		String lower = (isPlain(word) ? word : latin(word)).toLowerCase(Locale.ROOT);
		int end = lower.length();
		while (end > 0 && "-_.".indexOf(lower.charAt(end - 1)) >= 0) {
			end--;
		}
		return lower.substring(0, end);
	}

	private static boolean isPlain(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7F) {
				return false;
			}
		}
		return true;
	}

	private static String latin(String word) {
		StringBuilder latin = new StringBuilder();
		Normalizer.normalize(word, Normalizer.Form.NFKD).codePoints().forEach((character) -> {
			int lower = Character.toLowerCase(character);
			int known = LOOK_ALIKES.indexOf(lower);
			if (known >= 0) {
				latin.append(LATIN.charAt(known));
			}
			else if (isDash(character)) {
				latin.append('-');
			}
			else if (!OddCharacter.isUnseen(character) && Character.getType(character) != Character.NON_SPACING_MARK) {
				latin.appendCodePoint(character);
			}
		});
		return latin.toString();
	}

	/**
	 * Leave out of a value what cannot be seen.
	 * @param value a text in one line
	 * @return its words, with single blanks where blanks of another kind were
	 */
	static String seen(String value) {
		if (isPlain(value)) {
			return value.strip();
		}
		StringBuilder seen = new StringBuilder();
		value.codePoints().forEach((character) -> {
			if (!OddCharacter.isUnseen(character)) {
				seen.appendCodePoint(character);
			}
			else if (OddCharacter.isBlank(character)) {
				seen.append(' ');
			}
		});
		return seen.toString().strip();
	}

	/**
	 * Tell whether it begins a quotation or a remark.
	 * @return whether a quote or a parenthesis opens in front of it
	 */
	boolean isQuoted() {
		return lead().codePoints().anyMatch((character) -> switch (Character.getType(character)) {
			case Character.INITIAL_QUOTE_PUNCTUATION, Character.START_PUNCTUATION ->
				character != '[' && character != '{';
			default -> "\"'`".indexOf(character) >= 0;
		});
	}

	/**
	 * Tell whether no other word follows.
	 * @return whether the line goes on with ornaments, if at all
	 */
	boolean isAlone() {
		for (int offset = this.end; offset < this.lineEnd; offset++) {
			if (Character.isLetterOrDigit(this.text.codePointAt(offset))) {
				return false;
			}
		}
		return true;
	}

	boolean isEmpty() {
		return this.word.isEmpty();
	}

	/**
	 * Return it and what stands behind it, as it is written.
	 * @return up to the end of the line
	 */
	String line() {
		return this.text.substring(this.start, this.lineEnd);
	}

	/**
	 * Return what stands in front of it, as it is written.
	 * @return from the beginning of the comment
	 */
	String lead() {
		return this.text.substring(this.lineStart, this.start);
	}

	/**
	 * Return what stands behind it, as it is written.
	 * @return up to the end of the line
	 */
	String rest() {
		return this.text.substring(this.end, this.lineEnd);
	}

	/**
	 * Return where its comment begins to be seen.
	 * @return an offset in the text
	 */
	int offset() {
		int offset = this.lineStart;
		while (offset < this.start && Characters.isSpace(this.text.charAt(offset))) {
			offset++;
		}
		return offset;
	}

	/**
	 * Return the comment up to an offset.
	 * @param end the offset
	 * @return its text with single blanks
	 */
	String quoted(int end) {
		return "\"" + this.text.substring(this.lineStart, end).strip().replaceAll("\\s+", " ") + "\"";
	}

}
