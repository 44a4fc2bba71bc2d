package dev.limbeck.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The characters of a script that nobody sees and nobody needs: those outside of literals
 * and quoted names.
 */
public final class UnseenCharacters {

	private UnseenCharacters() {
	}

	/**
	 * Find all of them.
	 * @param source the text
	 * @return them in their order, a mark at the beginning of the text left out; none
	 * behind an error
	 */
	public static List<OddCharacter> of(SourceText source) {
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

}
