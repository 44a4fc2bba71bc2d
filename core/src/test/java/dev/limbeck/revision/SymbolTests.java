package dev.limbeck.revision;

import dev.limbeck.revision.Symbol.Keyword;
import dev.limbeck.revision.Symbol.Name;
import dev.limbeck.revision.Symbol.OnBranch;
import dev.limbeck.revision.Symbol.Relative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Symbol} and {@link SymbolRange}.
 */
class SymbolTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "2a3f4c", "user_foo", "1.2", "my-label", "head", "heads", "base", "current", "+1",
			"-12", "a+1", "my-label-1", "head-2", "b@a", "my-label@head", "b@+1", "b@-1", "b@base+3",
			"1.2@my-label-2" })
	void isWrittenAsItWasRead(String text) {
		assertThat(Symbol.parse(text)).hasToString(text);
	}

	@Test
	void aNameIsNoKeyword() {
		assertThat(Symbol.parse("header")).isEqualTo(new Name("header"));
		assertThat(Symbol.parse("head")).isEqualTo(Keyword.HEAD);
	}

	@Test
	void signAndDigitsAtTheEndAreSteps() {
		assertThat(Symbol.parse("my-label-2")).isEqualTo(new Relative(new Name("my-label"), -2, "my-label-2"));
	}

	@Test
	void stepsWithoutANameStartWhereTheDatabaseStands() {
		assertThat(Symbol.parse("b@+2")).isEqualTo(new OnBranch("b", new Relative(null, 2, "+2")));
	}

	@Test
	void moreStepsThanThereCanBeAreKeptAsMany() {
		assertThat(Symbol.parse("-99999999999")).isEqualTo(new Relative(null, -Integer.MAX_VALUE, "-99999999999"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "@", "a@", "@a", "a b", "a@b@c", "a:b", "+", "-", "+a", "a+", "a+1+2", "é" })
	void whatFollowsNoFormIsRefused(String text) {
		assertThatExceptionOfType(SymbolException.class).isThrownBy(() -> Symbol.parse(text))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("not-found"))
			.withMessageContaining("\"" + text + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a:b", "-3:current", "base:b@head", "a-1:+2" })
	void aRangeHasTwoEnds(String text) {
		assertThat(SymbolRange.parse(text)).hasToString(text);
	}

	@Test
	void theEndsOfARangeMayBeLeftOut() {
		assertThat(SymbolRange.parse(":")).isEqualTo(SymbolRange.ALL);
		assertThat(SymbolRange.parse("a:")).hasToString("a:heads");
		assertThat(SymbolRange.parse(":a")).hasToString("base:a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a:b:c" })
	void aRangeHasOneColon(String text) {
		assertThatExceptionOfType(SymbolException.class).isThrownBy(() -> SymbolRange.parse(text))
			.withMessageContaining("is no range");
	}

}
