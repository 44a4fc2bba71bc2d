package dev.limbeck.schema;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Fingerprint}.
 */
class FingerprintTests {

	private static final SchemaOrigin ORIGIN = new SchemaOrigin(18, "shop");

	private static final FactId TABLE = FactId.of(FactKind.TABLE, "public", "t");

	@Test
	void theSameFactsHaveTheSame() {
		assertThat(fingerprint(Map.of("a", "b"), Map.of())).matches("[0-9a-f]{16}")
			.isEqualTo(fingerprint(Map.of("a", "b"), Map.of("only", "a detail")));
	}

	@Test
	void whatSaysSomethingElseHasAnother() {
		assertThat(List.of(fingerprint(Map.of(), Map.of()), fingerprint(Map.of("a", "b"), Map.of()),
				fingerprint(Map.of("a", "c"), Map.of()), fingerprint(Map.of("ab", ""), Map.of())))
			.doesNotHaveDuplicates();
	}

	private static String fingerprint(Map<String, String> attributes, Map<String, String> details) {
		return new Schema(ORIGIN, List.of(new Fact(TABLE, null, attributes, details)), Map.of()).fingerprint();
	}

}
