package dev.limbeck.script;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The mark of a proof gets a line of its own in the header.
 */
class ProvenMarkTests {

	private static final ProvenMark MARK = new ProvenMark("0123456789abcdef0123456789abcdef");

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "\r\n", "\n\n-- @upgrade\nSELECT 1;\n" })
	void theLineAboveEndsWhereItDid(String behind) {
		String header = "-- Merge\n--\n-- @revision c\n-- @revises a, b";
		assertThat(MARK.writtenInto(header + behind).lines()).containsSubsequence("-- @revises a, b",
				"-- @proven   " + MARK.hash());
	}

}
