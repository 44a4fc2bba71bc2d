package dev.limbeck.docs;

import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PagePath}.
 */
class PagePathTests {

	@ParameterizedTest
	@CsvSource({ "index, ~69ndex", "readme, ~72eadme", "con, ~63on", "nul, ~6eul", "com1, ~63om1", "lpt9, ~6cpt9" })
	void whatIsTakenIsWrittenInAnotherWay(String name, String path) {
		assertThat(PagePath.of(FactId.of(FactKind.TABLE, "shop", name))).isEqualTo("shop/" + path);
	}

	@ParameterizedTest
	@CsvSource({ "readme2, readme2", "com, com", "com0, com0", "console, console", "README, ~52~45~41~44~4d~45" })
	void othersKeepTheirNames(String name, String path) {
		assertThat(PagePath.of(FactId.of(FactKind.TABLE, "shop", name))).isEqualTo("shop/" + path);
	}

	@Test
	void aSchemaMayBeNamedLikeADevice() {
		assertThat(PagePath.ofSchema("aux")).isEqualTo("~61ux/index");
	}

}
