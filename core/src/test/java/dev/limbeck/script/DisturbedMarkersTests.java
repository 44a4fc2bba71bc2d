package dev.limbeck.script;

import java.util.List;
import java.util.Objects;
import java.util.Random;

import dev.limbeck.extent.Extent;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files with one odd character in a line of a tag: they mean the same, or are refused.
 */
class DisturbedMarkersTests {

	private static final String FILE = """
			-- Give reminders a due date
			--
			-- @revision 3b7a1d2e4f56
			-- @revises  2a3f4c9d1cde, 77aa
			-- @depends-on billing
			-- @branch   due.dates
			-- @created  2026-11-20T09:30:00Z
			-- @lock-timeout 5s
			-- @statement-timeout 2min

			-- @upgrade
			ALTER TABLE important ADD due_at timestamptz;

			-- @downgrade
			-- @transaction none
			DROP TABLE important;
			""";

	private static final List<String> ODD = List.of("\u00A0", "\u2009", "\u200B", "\uFEFF", "\u00AD", "\u2028",
			"\u0085", "\u3000", "\uFE0F", "\u200F", "\u034F", "\u3164", "\u2060", "\u180E", "\u2014", "\u2212",
			"\u2010", "\uFF20", "\uFE6B", "\u0430", "\u0435", "\u043E", "\u00E9", "\u0301", "\uFF55", "\uFF0D",
			"\u2022", "\uD83D\uDE80", "\u0008", "\u007F", "\t", " ", "-", "@", ".", ":", "/", "x");

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void oneOddCharacterNeverMakesAnotherPlan(long seed) {
		Random random = new Random(seed);
		Plan plan = Objects.requireNonNull(plan(FILE));
		for (int i = 0; i < Extent.choose(250, 2_000); i++) {
			String disturbed = disturbed(random);
			Plan other = plan(disturbed);
			assertThat(other == null || isMeant(disturbed) || other.equals(plan)).as("seed %d: %s", seed, disturbed)
				.isTrue();
		}
	}

	@Test
	void everyOddCharacterInFrontOfATagIsRefused() {
		assertThat(ODD).filteredOn((odd) -> !odd.isBlank() || odd.charAt(0) > ' ')
			.allSatisfy((odd) -> assertThat(plan(FILE.replace("-- @downgrade", "-- " + odd + "@downgrade"))).isNull());
	}

	// Behind the dashes: what stands in front of them is SQL, and the server refuses it.
	private static String disturbed(Random random) {
		List<String> lines = FILE.lines().filter((line) -> line.contains("@")).toList();
		String line = lines.get(random.nextInt(lines.size()));
		int offset = 2 + random.nextInt(line.length() - 1);
		boolean replaces = random.nextBoolean() && offset < line.length();
		String odd = ODD.get(random.nextInt(ODD.size()));
		return FILE.replace(line + "\n",
				line.substring(0, offset) + odd + line.substring(replaces ? offset + 1 : offset) + "\n");
	}

	// Other names and times may be meant, if all of their characters can be seen.
	private static boolean isMeant(String text) {
		return text.lines()
			.filter((line) -> !FILE.contains(line + "\n"))
			.allMatch((line) -> line
				.matches("--\\s+@(?:revision|revises|depends-on|branch|created|[a-z]+-timeout)\\s[!-~\\s]+"));
	}

	private static @Nullable Plan plan(String text) {
		try {
			RevisionScript script = RevisionScript.parse(new SourceText("db/a.sql", text));
			return new Plan(script.revision().toString(), sql(script.upgrade()),
					sql(Objects.requireNonNull(script.downgrade())), script.options());
		}
		catch (ScriptException ex) {
			return null;
		}
	}

	private static String sql(Section section) {
		return section.execution() + " " + section.statements().stream().map(section::text).toList();
	}

	/**
	 * What a file means.
	 */
	private record Plan(String revision, String upgrade, String downgrade, ScriptOptions options) {

	}

}
