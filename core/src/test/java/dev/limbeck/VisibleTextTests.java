package dev.limbeck;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link VisibleText}.
 */
class VisibleTextTests {

	@ParameterizedTest
	@ValueSource(chars = { '\0', '\b', '\r', '\u001b', '\u007f', '\u0085', '\u009b', '\u009d', '\u061c', '\u200e',
			'\u200f', '\u2028', '\u2029', '\u202a', '\u202e', '\u2066', '\u2069', '\ud800', '\udc00', '\u00ad',
			'\u034f', '\u115f', '\u180b', '\u180e', '\u200b', '\u200c', '\u200d', '\u2060', '\u2064', '\u2065',
			'\u206f', '\u3164', '\ufe00', '\ufe0f', '\ufeff', '\uffa0', '\ufff0', '\ufff9' })
	void whatSteersIsEscaped(char character) {
		assertThat(VisibleText.of("a" + character + "b")).isEqualTo(String.format("a\\u%04xb", (int) character));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a\tb", "a\nb", "a\r\nb", "Größe", "\ud83d\ude00", "\\u001b", "日本", "\u00a0",
			"\u26a0\ufe0f", "e\u0301", "\ue000" })
	void theRestStaysAsItIs(String text) {
		assertThat(VisibleText.of(text)).isSameAs(text);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0x1D173, 0x13430 })
	void whatHasNoWidthIsEscapedInHalves(int character) {
		String halves = Character.toString(character);
		assertThat(VisibleText.line(halves))
			.isEqualTo(String.format("\\u%04x\\u%04x", (int) halves.charAt(0), (int) halves.charAt(1)));
	}

	@Test
	void aNameStaysInItsLine() {
		assertThat(VisibleText.line("a\nb\r\nc")).isEqualTo("a\\u000ab\\u000d\\u000ac");
	}

	@Test
	void furtherLinesOfAMessageAreIndented() {
		assertThat(VisibleText.message("a\nERROR b\r\n\nc\rd\n")).isEqualTo("a\n  ERROR b\n\n  c\\u000dd");
	}

	@Test
	void linesAreIndentedOnceAndKeepTheirShape() {
		String once = VisibleText.message("a\n1 | b\n  | ^");
		assertThat(once).isEqualTo("a\n  1 | b\n    | ^").isEqualTo(VisibleText.message(once));
	}

	@Test
	void longMessagesLoseTheirMiddle() {
		assertThat(VisibleText.excerpt("1\n2\n3\n4\n5\n6", 2, 1))
			.isEqualTo(List.of("1", "  2", "  ... (3 more lines)", "  6"));
		assertThat(VisibleText.excerpt("1\n2\n3\n4", 2, 1)).isEqualTo(List.of("1", "  2", "  3", "  4"));
	}

	@Test
	void numbersStayNumbersInALog() {
		assertThat(VisibleText.value(7)).isEqualTo(7);
		assertThat(VisibleText.value(new StringBuilder("\u001b[2J"))).isEqualTo("\\u001b[2J");
	}

	@Test
	void aSymbolThatIsMadeOfSeveralStaysOne() {
		String family = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
		assertThat(VisibleText.line(family)).isEqualTo(family);
		assertThat(VisibleText.line("a\u200Db" + family + "\u200D")).isEqualTo("a\\u200db" + family + "\\u200d");
	}

}
