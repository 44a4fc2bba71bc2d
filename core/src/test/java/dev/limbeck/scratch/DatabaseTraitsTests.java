package dev.limbeck.scratch;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabaseTraits} and {@link ScratchRecipe}.
 */
class DatabaseTraitsTests {

	private static final DatabaseTraits PLAIN = new DatabaseTraits(14, "UTF8", Map.of("LC_COLLATE", "de_DE.utf8"),
			Map.of("search_path", "app"));

	private static final DatabaseTraits BUILTIN = new DatabaseTraits(17, "UTF8",
			Map.of("LOCALE_PROVIDER", "builtin", "BUILTIN_LOCALE", "C.UTF-8"), Map.of());

	@Test
	void onTheSameServerThereIsOneWay() {
		assertThat(ScratchRecipe.like(PLAIN)).isEqualTo(new ScratchRecipe(
				List.of("TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'de_DE.utf8'"), Map.of("search_path", "app")));
	}

	@Test
	void anotherServerMayNotHaveTheLocale() {
		assertThat(ScratchRecipe.elsewhere(PLAIN, 18).options()).hasSize(2)
			.endsWith("TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER libc");
		assertThat(ScratchRecipe.elsewhere(PLAIN, 14).options())
			.endsWith("TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'");
	}

	@Test
	void anOlderServerIsNotAskedForWhatItDoesNotKnow() {
		assertThat(ScratchRecipe.elsewhere(BUILTIN, 16).options()).hasSize(1);
		assertThat(ScratchRecipe.elsewhere(BUILTIN, 14).options()).hasSize(1);
		assertThat(ScratchRecipe.elsewhere(BUILTIN, 17).options()).hasSize(2);
	}

}
