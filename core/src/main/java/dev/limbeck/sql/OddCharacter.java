package dev.limbeck.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A character that readers do not see, or take for another one.
 *
 * @param offset where it stands in its text
 * @param codePoint the character
 */
public record OddCharacter(int offset, int codePoint) {

	/** Quotes and a minus that are no such punctuation to Unicode. */
	private static final String LOOK_ALIKES = "\u00B4\u02BC\u2032\u2033\u201A\u201E\u2212\uFE6B";

	/** Fillers and other characters of no width or no ink that are letters or marks. */
	private static final String WITHOUT_INK = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFFA0";

	/**
	 * Find the first character that cannot be seen.
	 * @param text a text
	 * @param from where to begin
	 * @param to where to end
	 * @return the character, if there is one
	 */
	public static Optional<OddCharacter> firstUnseen(String text, int from, int to) {
		return first(text, from, to, OddCharacter::isUnseen);
	}

	/**
	 * Find the first character that cannot be seen, or that looks like one of SQL's.
	 * @param text a text
	 * @param from where to begin
	 * @param to where to end
	 * @return the character, if there is one
	 */
	public static Optional<OddCharacter> first(String text, int from, int to) {
		return first(text, from, to, (character) -> isUnseen(character) || looksLikeSql(character));
	}

	/**
	 * Find the first character that a name of plain letters and digits cannot have,
	 * whatever it looks like.
	 * @param name a name
	 * @return the character, if there is one that cannot be seen or is not in ASCII
	 */
	public static Optional<OddCharacter> firstForeign(String name) {
		return first(name, 0, name.length(), (character) -> character >= 0x7F || isUnseen(character));
	}

	/**
	 * Find the first character of some kind.
	 * @param text a text
	 * @param from where to begin
	 * @param to where to end
	 * @param kind tells from a code point whether it is one
	 * @return the character, if there is one
	 */
	public static Optional<OddCharacter> first(String text, int from, int to, IntPredicate kind) {
		for (int offset = from; offset < to;) {
			int character = text.codePointAt(offset);
			if (kind.test(character)) {
				return Optional.of(new OddCharacter(offset, character));
			}
			offset += Character.charCount(character);
		}
		return Optional.empty();
	}

	/**
	 * Find the characters of a script that nobody sees and nobody needs: those outside of
	 * literals and quoted names.
	 * @param source the text
	 * @return them in their order, a mark at the beginning of the text left out; none
	 * behind an error
	 */
	public static List<OddCharacter> unneeded(SourceText source) {
		SqlScript script = SqlScript.parse(source);
		List<OddCharacter> found = new ArrayList<>();
		script.comments().forEach((comment) -> add(source.text(), comment.start(), comment.end(), found));
		script.blockComments().forEach((comment) -> add(source.text(), comment.start(), comment.end(), found));
		script.statements().forEach((statement) -> addCode(source, statement, found));
		found.sort(Comparator.comparingInt(OddCharacter::offset));
		return List.copyOf(found);
	}

	private static void addCode(SourceText source, SqlStatement statement, List<OddCharacter> found) {
		SqlLexer lexer = new SqlLexer(source);
		lexer.standardStrings(statement.standardStrings());
		lexer.moveTo(statement.start());
		for (TokenKind kind = lexer.next(); lexer.start() < statement.end() && kind != TokenKind.END
				&& kind != TokenKind.ERROR; kind = lexer.next()) {
			boolean code = kind == TokenKind.WORD || kind == TokenKind.OTHER;
			if (code && source.text().charAt(lexer.start()) != '"' && !isQuoted(source.text(), lexer)) {
				add(source.text(), lexer.start(), lexer.end(), found);
			}
		}
	}

	// A name such as U&"..." is a token of its own kind.
	private static boolean isQuoted(String text, SqlLexer lexer) {
		return lexer.end() > lexer.start() && text.charAt(lexer.end() - 1) == '"';
	}

	private static void add(String text, int from, int to, List<OddCharacter> found) {
		for (int offset = from; offset < to;) {
			int character = text.codePointAt(offset);
			if (OddCharacter.isUnseen(character)) {
				found.add(new OddCharacter(offset, character));
			}
			offset += Character.charCount(character);
		}
	}

	/**
	 * Tell characters of no ink: blanks other than those of SQL, and what has no width.
	 * @param character a code point
	 * @return whether it cannot be seen
	 */
	public static boolean isUnseen(int character) {
		if (character < 0x7F) {
			return character < ' ' && !Characters.isSpace((char) character);
		}
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT -> true;
			default -> isBlank(character) || isVariationSelector(character) || WITHOUT_INK.indexOf(character) >= 0;
		};
	}

	/**
	 * Tell blanks of any script.
	 * @param character a code point
	 * @return whether it parts words
	 */
	public static boolean isBlank(int character) {
		return Character.isSpaceChar(character) || Character.isWhitespace(character) || character == 0x85;
	}

	private static boolean isVariationSelector(int character) {
		return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
	}

	private static boolean looksLikeSql(int character) {
		return switch (Character.getType(character)) {
			case Character.DASH_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION ->
				character >= 0x80;
			default -> LOOK_ALIKES.indexOf(character) >= 0 || (character >= 0xFF01 && character <= 0xFF5E);
		};
	}

	/**
	 * Return its name.
	 * @return for example {@code U+00A0 NO-BREAK SPACE}
	 */
	@Override
	public String toString() {
		String name = Character.getName(this.codePoint);
		return String.format("U+%04X", this.codePoint) + ((name != null) ? " " + name : "");
	}

}
