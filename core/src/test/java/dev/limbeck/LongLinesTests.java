package dev.limbeck;

import java.util.List;

import dev.limbeck.extent.Extent;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link LongLines}, and what is quoted in errors.
 */
class LongLinesTests {

	private static final String HUGE = "x".repeat(1_000_000);

	@Test
	void ofALongLineBeginningAndEndAreLeft() {
		assertThat(LongLines.cut("first\nThere is no '" + HUGE + "' here.")).hasSizeLessThan(2200)
			.startsWith("first\nThere is no 'xxx")
			.endsWith("xxx... (998013 more characters)' here.");
	}

	@Test
	void whatPeopleReadIsLeftAsItIs() {
		String text = "a line of text\n".repeat(1000) + "x".repeat(4000);
		assertThat(LongLines.cut(text)).isEqualTo(text);
	}

	@Test
	void noPasswordOfAUrlLosesWhatItIsKnownBy() {
		assertThat(LongLines.cut("No file postgres://me:" + "s3cret".repeat(100_000) + "@host/db here"))
			.doesNotContain("s3cret")
			.startsWith("No file postgres://... (")
			.endsWith(" here");
	}

	@Test
	void noCharacterIsCutInTwo() {
		assertThat(VisibleText.of(LongLines.cut("x" + "\ud83d\ude00".repeat(10_000)))).doesNotContain("\\u");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-- @%s", "-- @revision %s", "-- @revision a\n-- @upgrade %s", "-- @revision a\n\\%s",
			"-- @revision a\n-- @revises a %s", "-- @revision a\n-- @transaction %s", "-- @revision a\n-- @created %s",
			"-- @revision a\n-- @lock-timeout %s", "-- upgrade: %s" })
	void whatAFileSaysIsQuotedShortly(String text) {
		String huge = HUGE.substring(0, Extent.choose(100_000, HUGE.length()));
		SourceText source = new SourceText("a.sql", text.replace("%s", huge) + "\nSELECT 1;");
		ScriptException failure = catchThrowableOfType(ScriptException.class, () -> RevisionScript.parse(source));
		assertThat(List.of(failure.description(), failure.action()).toString()).hasSizeLessThan(20_000);
	}

}
