package dev.limbeck.sql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretTokens}: how far bodies are read.
 */
class SecretTokensTests {

	private static final int BODIES = 300_000;

	/** If each look went on to the end of the text, this would take hours. */
	@ParameterizedTest
	@ValueSource(strings = { "$a$/*$a$ ", "$a$$b%d$ $a$ ", "$a$'$a$ ", "$a$E'$a$ ", "$a$\"$a$ ", "$a$$b$/*$b$$a$ " })
	void whatABodyLeavesOpenEndsWithIt(String body) {
		StringBuilder script = new StringBuilder();
		for (int i = 0; i < BODIES; i++) {
			script.append(body.replace("%d", Integer.toString(i)));
		}
		assertThat(SecretTokens.of(script + "PASSWORD 'x'")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "DO $a$ /* $a$; SELECT $a$ PASSWORD 's3cret' */ $a$",
			"DO $a$ $b$ $a$; SELECT $a$ PASSWORD 's3cret' $b$ $a$", "DO $a$ 'x $a$; SELECT $a$ PASSWORD 's3cret' $a$" })
	void theNextBodyIsReadFromItsBeginning(String script) {
		assertThat(SecretTokens.of(script)).singleElement()
			.satisfies((literal) -> assertThat(script.substring(literal.start(), literal.end())).isEqualTo("'s3cret'"));
	}

	@Test
	void bodiesAreReadToADepthThatPeopleWrite() {
		String script = "$a$ $b$ $c$ $d$ PASSWORD 's3cret' $d$ $c$ $b$ $a$";
		assertThat(SecretTokens.of(script)).hasSize(1);
	}

}
