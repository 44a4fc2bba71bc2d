package dev.limbeck.generate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Slug}.
 */
class SlugTests {

	@ParameterizedTest
	@CsvSource({ "Give reminders a due date, give_reminders_a_due_date", "'  Add: users (v2)!  ', add_users_v2",
			"Éléphant naïf, elephant_naif", "Größe, große", "ПРИВЕТ Мир, привет_мир", "顧客を追加, 顧客を追加",
			"TITLE İ, title_i", "snake__case, snake_case" })
	void keepsTheWords(String description, String slug) {
		assertThat(Slug.of(description, 40)).isEqualTo(slug);
	}

	@ParameterizedTest
	@CsvSource({ "one two three, 13, one_two_three", "one two three, 12, one_two", "one two three, 7, one_two",
			"one two three, 6, one", "unbelievable, 5, unbel" })
	void cutsBetweenWords(String description, int length, String slug) {
		assertThat(Slug.of(description, length)).isEqualTo(slug);
	}

	@Test
	void neverCutsACharacterInHalves() {
		String clefs = "\uD835\uDC00\uD835\uDC01\uD835\uDC02";
		assertThat(Slug.of(clefs, 2)).isEqualTo(clefs.substring(0, 4));
	}

}
