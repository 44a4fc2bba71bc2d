package dev.limbeck.sql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatementExcerpt} and the place of its caret.
 */
class StatementExcerptTests {

	@ParameterizedTest
	@CsvSource({ "x, 1", "\u00e9, 1", "e\u0301, 1", "\u65e5, 2", "\ud83d\ude00, 2", "\ud83d\udc69\u200d\ud83d\udc67, 4",
			"\uff21, 2" })
	void theCaretStandsBelowThePlaceOnATerminal(String before, int columns) {
		assertThat(excerpt("'" + before + "' ", "bogus"))
			.isEqualTo("1 | '" + before + "' bogus\n  | " + " ".repeat(columns + 3) + "^");
	}

	@Test
	void whatCannotBeSeenIsShownAsAnEscape() {
		assertThat(excerpt("'\u200d' ", "bogus")).isEqualTo("1 | '\\u200d' bogus\n  |          ^");
	}

	@Test
	void whatMovesTheCursorIsABlank() {
		assertThat(excerpt("\uFEFFa\tb\u001bc\0", "d\r")).isEqualTo("1 | a b c d\n  |       ^");
	}

	@Test
	void aPlaceBehindTheEndIsShownThere() {
		assertThat(excerpt("SELECT (", "\n;")).isEqualTo("1 | SELECT (\n  |         ^");
		assertThat(excerpt("SELECT (", "")).isEqualTo("1 | SELECT (\n  |         ^");
	}

	@Test
	void whatIsFarAwayIsCutAway() {
		assertThat(excerpt("a".repeat(500), "b".repeat(500)))
			.isEqualTo("1 | ..." + "a".repeat(80) + "b".repeat(80) + "...\n  | " + " ".repeat(83) + "^");
		assertThat(excerpt("a".repeat(5), "b".repeat(500)))
			.isEqualTo("1 | " + "a".repeat(5) + "b".repeat(155) + "...\n  | " + " ".repeat(5) + "^");
		assertThat(excerpt("a".repeat(500), "b".repeat(5)))
			.isEqualTo("1 | ..." + "a".repeat(155) + "b".repeat(5) + "\n  | " + " ".repeat(158) + "^");
	}

	@Test
	void noCharacterIsCutInTwo() {
		String faces = "\ud83d\ude00".repeat(300);
		assertThat(excerpt(faces, faces).codePoints())
			.noneMatch((point) -> Character.getType(point) == Character.SURROGATE);
	}

	@Test
	void aPasswordIsNotShown() {
		assertThat(excerpt("CREATE ROLE r PASSWORD 'S3cr3t' ", "FOO")).contains("PASSWORD ******** FOO");
	}

	private static String excerpt(String before, String behind) {
		SourceText source = new SourceText("db/a.sql", before + behind);
		return StatementExcerpt.of(source, new Passwords(source.text()), before.length());
	}

}
