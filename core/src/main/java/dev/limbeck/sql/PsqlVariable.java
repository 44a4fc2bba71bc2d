package dev.limbeck.sql;

import java.util.Optional;

/**
 * A place where psql writes the value of one of its variables, in quotes: {@code :'name'}
 * or {@code :"name"}. The server sees it as it stands.
 *
 * @param start the offset of its colon
 * @param text all of it
 */
public record PsqlVariable(int start, String text) {

	/**
	 * Find the first one of a statement. In brackets a colon stands between the bounds of
	 * a slice.
	 * @param source the script
	 * @param statement one of its statements
	 * @return the variable, or nothing if there is none
	 */
	public static Optional<PsqlVariable> firstIn(SourceText source, SqlStatement statement) {
		String text = source.text();
		if (!mayBe(text, statement)) {
			return Optional.empty();
		}
		SqlLexer lexer = new SqlLexer(source);
		lexer.standardStrings(statement.standardStrings());
		lexer.moveTo(statement.start());
		int brackets = 0;
		int colon = -1;
		while (lexer.next() != TokenKind.END && lexer.start() < statement.end()) {
			char c = text.charAt(lexer.start());
			if (brackets == 0 && colon == lexer.start() - 1 && isName(text, lexer.start(), lexer.end())) {
				return Optional.of(new PsqlVariable(colon, text.substring(colon, lexer.end())));
			}
			brackets += (c == '[') ? 1 : (c == ']' && brackets > 0) ? -1 : 0;
			boolean cast = lexer.start() > 0 && text.charAt(lexer.start() - 1) == ':';
			colon = (c == ':' && !cast) ? lexer.start() : -1;
		}
		return Optional.empty();
	}

	// Nearly all statements have neither; none is searched beyond its end.
	private static boolean mayBe(String text, SqlStatement statement) {
		for (int at = statement.start() + 1; at < statement.end(); at++) {
			char c = text.charAt(at);
			if ((c == '\'' || c == '"') && text.charAt(at - 1) == ':') {
				return true;
			}
		}
		return false;
	}

	private static boolean isName(String text, int start, int end) {
		char quote = text.charAt(start);
		if ((quote != '\'' && quote != '"') || end - start < 3 || text.charAt(end - 1) != quote) {
			return false;
		}
		return text.substring(start + 1, end - 1)
			.chars()
			.allMatch((c) -> c == '_' || c >= 0x80 || (c < 0x80 && Character.isLetterOrDigit(c)));
	}

}
