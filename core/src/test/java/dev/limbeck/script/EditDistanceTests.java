package dev.limbeck.script;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EditDistance}.
 */
class EditDistanceTests {

	@ParameterizedTest
	@CsvSource({ "upgrade, upgrade, 0", "upgrad, upgrade, 1", "upgrdae, upgrade, 1", "uprgdae, upgrade, 2",
			"ca, abc, 2", "kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "a, b, 1", "batch, branch, 2",
			"author, batch, 5" })
	void countsEdits(String one, String other, int edits) {
		assertThat(EditDistance.between(one, other)).isEqualTo(edits);
		assertThat(EditDistance.between(other, one)).isEqualTo(edits);
	}

}
