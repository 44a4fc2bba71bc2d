package dev.limbeck.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scripts of {@code cases/split} with other comments and blanks between their tokens,
 * with other capitals, and with another token.
 */
class RandomChecksumTests {

	private static final List<String> TRIVIA = List.of(" ", "\t", "  \f ", " /* x ; ' $$ */ ", " /* /* */ -- */");

	private static final List<String> LINES = List.of("\n", "\r\n", " -- it's ; $$\n", "\n\n  ");

	private static final int TRIES = 40;

	private final long seed = new Random().nextLong();

	private final Random random = new Random(this.seed);

	static Stream<SplitCase> cases() {
		return SplitCase.all();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void commentsAndBlanksBetweenTokensDoNotMatter(SplitCase split) {
		List<Gap> gaps = gaps(split.text());
		Assumptions.assumeFalse(gaps.isEmpty());
		String checksum = checksum(split.text());
		for (int i = 0; i < TRIES; i++) {
			Gap gap = gaps.get(this.random.nextInt(gaps.size()));
			List<String> choices = (gap.line() && this.random.nextBoolean()) ? LINES : TRIVIA;
			String changed = new StringBuilder(split.text())
				.insert(gap.offset(), choices.get(this.random.nextInt(choices.size())))
				.toString();
			assertThat(checksum(changed)).as("seed %d: %s", this.seed, changed).isEqualTo(checksum);
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void anotherTokenMatters(SplitCase split) {
		List<Gap> gaps = gaps(split.text());
		Assumptions.assumeFalse(gaps.isEmpty());
		String checksum = checksum(split.text());
		for (int i = 0; i < TRIES; i++) {
			Gap gap = gaps.get(this.random.nextInt(gaps.size()));
			String changed = new StringBuilder(split.text()).insert(gap.offset(), " x ").toString();
			assertThat(checksum(changed)).as("seed %d: %s", this.seed, changed).isNotEqualTo(checksum);
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void capitalsOfWordsDoNotMatter(SplitCase split) {
		StringBuilder changed = new StringBuilder(split.text());
		tokens(split.text(), TokenKind.WORD).filter((token) -> this.random.nextBoolean())
			.forEach((token) -> swapCapitals(changed, token));
		assertThat(checksum(changed.toString())).as("seed %d: %s", this.seed, changed)
			.isEqualTo(checksum(split.text()));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void capitalsInsideQuotesMatter(SplitCase split) {
		tokens(split.text(), TokenKind.STRING).forEach((token) -> {
			StringBuilder changed = new StringBuilder(split.text());
			String literal = split.text().substring(token.offset(), token.end());
			int quote = literal.indexOf(literal.startsWith("$") ? '$' : '\'');
			swapCapitals(changed, new Token(token.offset() + quote, token.end()));
			boolean same = changed.toString().equals(split.text()) || literal.contains("--");
			assertThat(same || !checksum(changed.toString()).equals(checksum(split.text()))).as(literal).isTrue();
		});
	}

	private static Stream<Token> tokens(String text, TokenKind wanted) {
		SourceText source = new SourceText("a.sql", text);
		List<Token> tokens = new ArrayList<>();
		for (SqlStatement statement : SqlScript.parse(source).statements()) {
			SqlLexer lexer = new SqlLexer(source);
			lexer.standardStrings(statement.standardStrings());
			lexer.moveTo(statement.start());
			for (TokenKind kind = lexer.next(); lexer.start() < statement.end(); kind = lexer.next()) {
				if (kind == wanted) {
					tokens.add(new Token(lexer.start(), lexer.end()));
				}
			}
		}
		return tokens.stream();
	}

	private static void swapCapitals(StringBuilder text, Token token) {
		for (int offset = token.offset(); offset < token.end(); offset++) {
			char c = text.charAt(offset);
			if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
				text.setCharAt(offset, (char) (c ^ ' '));
			}
		}
	}

	/** Where blanks stand inside statements, so that others may. */
	private static List<Gap> gaps(String text) {
		SourceText source = new SourceText("a.sql", text);
		SqlScript script = SqlScript.parse(source);
		boolean lines = script.statements().stream().allMatch((statement) -> statement.copyData() == null);
		List<Gap> gaps = new ArrayList<>();
		if (script.metaCommands().isEmpty() && script.error() == null) {
			script.statements().forEach((statement) -> addGaps(source, statement, lines, gaps));
		}
		return gaps;
	}

	private static void addGaps(SourceText source, SqlStatement statement, boolean lines, List<Gap> gaps) {
		SqlLexer lexer = new SqlLexer(source);
		lexer.standardStrings(statement.standardStrings());
		lexer.moveTo(statement.start());
		TokenKind before = lexer.next();
		int end = lexer.end();
		while (end < statement.end()) {
			TokenKind kind = lexer.next();
			boolean comment = before == TokenKind.LINE_COMMENT || before == TokenKind.BLOCK_COMMENT
					|| kind == TokenKind.LINE_COMMENT || kind == TokenKind.BLOCK_COMMENT;
			if (lexer.start() > end && !comment) {
				gaps.add(new Gap(end, lines && kind != TokenKind.STRING));
			}
			before = kind;
			end = lexer.end();
		}
	}

	private static String checksum(String text) {
		SourceText source = new SourceText("a.sql", text);
		return Checksum.of(source, SqlScript.parse(source).statements());
	}

	/**
	 * A place between two tokens.
	 */
	private record Gap(int offset, boolean line) {

	}

	/**
	 * Where a token stands.
	 */
	private record Token(int offset, int end) {

	}

}
