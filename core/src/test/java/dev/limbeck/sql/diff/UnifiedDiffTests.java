package dev.limbeck.sql.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnifiedDiff} and {@link LineDiff}.
 */
class UnifiedDiffTests {

	private static final String TEN = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

	@Test
	void showsWhatGoesAndWhatComesWithThreeLinesAroundIt() {
		assertThat(UnifiedDiff.of(TEN, TEN.replace("5\n", "five\nfive and a half\n"), 1))
			.containsExactly("@@ -2,7 +2,8 @@", " 2", " 3", " 4", "-5", "+five", "+five and a half", " 6", " 7", " 8");
	}

	@Test
	void joinsWhatLiesCloseTogetherAndPartsWhatDoesNot() {
		assertThat(UnifiedDiff.of(TEN, TEN.replace("1\n2", "one\n2").replace("8\n", "eight\n"), 1)).containsExactly(
				"@@ -1,10 +1,10 @@", "-1", "+one", " 2", " 3", " 4", " 5", " 6", " 7", "-8", "+eight", " 9", " 10");
		assertThat(UnifiedDiff.of(TEN, TEN.replace("1\n2", "one\n2").replace("9\n", "nine\n"), 1))
			.filteredOn((line) -> line.startsWith("@@"))
			.containsExactly("@@ -1,4 +1,4 @@", "@@ -6,5 +6,5 @@");
	}

	@Test
	void countsLinesFromTheFirstOne() {
		assertThat(UnifiedDiff.of("a\n", "b\n", 7)).containsExactly("@@ -7 +7 @@", "-a", "+b");
		assertThat(UnifiedDiff.of("", "b\n", 7)).containsExactly("@@ -6,0 +7 @@", "+b");
	}

	@Test
	void lineEndsMakeNoDifference() {
		assertThat(UnifiedDiff.of("a\r\nb\nc\n\n", "a\nb\nc", 1)).isEmpty();
		assertThat(UnifiedDiff.of("a\rb", "a\nb", 1)).containsExactly("@@ -1 +1,2 @@", "-a b", "+a", "+b");
	}

	@Test
	void hidesThePasswordsOfBothTextsInBothAndStillShowsThatOneHasChanged() {
		assertThat(UnifiedDiff.of("ALTER ROLE x PASSWORD 's3cret';\nSELECT 'other';",
				"ALTER ROLE x PASSWORD 'other';\n" + "SELECT 's3cret';", 1))
			.containsExactly("@@ -1,2 +1,2 @@", "-ALTER ROLE x PASSWORD ********;", "-SELECT '*****';",
					"+ALTER ROLE x PASSWORD *******;", "+SELECT '******';");
	}

	@Test
	void aPasswordOfSeveralLinesIsHiddenInAllOfThem() {
		assertThat(UnifiedDiff.of("ALTER ROLE x PASSWORD 's3\ncret';\nSELECT 1;",
				"ALTER ROLE x PASSWORD 's3\ncret';\nSELECT 2;", 1))
			.containsExactly("@@ -1,3 +1,3 @@", " ALTER ROLE x PASSWORD ***", " *****;", "-SELECT 1;", "+SELECT 2;");
	}

	@Test
	void nothingInItMovesTheCursor() {
		assertThat(UnifiedDiff.of("a", "\tb\u001b[2J", 1)).endsWith("+\tb [2J");
	}

	@Test
	void textsWithLittleInCommonAreShownAsAWhole() {
		String before = text(IntStream.range(0, 3000).mapToObj((line) -> "a" + line).toList());
		assertThat(UnifiedDiff.of(before, before.replace('a', 'b'), 1)).hasSize(6001)
			.startsWith("@@ -1,3000 +1,3000 @@");
	}

	@RepeatedTest(50)
	void whatGoesAndWhatComesLeadsFromOneTextToTheOther(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		List<String> before = lines(random);
		List<String> after = lines(random);
		LineDiff diff = LineDiff.of(before, after);
		List<String> kept = new ArrayList<>();
		List<String> left = new ArrayList<>();
		IntStream.range(0, before.size())
			.filter((line) -> !diff.gone().get(line))
			.forEach((l) -> kept.add(before.get(l)));
		IntStream.range(0, after.size())
			.filter((line) -> !diff.come().get(line))
			.forEach((l) -> left.add(after.get(l)));
		assertThat(kept).isEqualTo(left).hasSize(longestCommon(before, after));
	}

	private static List<String> lines(Random random) {
		return random.ints(random.nextInt(12), 0, 4).mapToObj(String::valueOf).toList();
	}

	private static int longestCommon(List<String> before, List<String> after) {
		int[][] longest = new int[before.size() + 1][after.size() + 1];
		for (int i = 1; i <= before.size(); i++) {
			for (int j = 1; j <= after.size(); j++) {
				longest[i][j] = before.get(i - 1).equals(after.get(j - 1)) ? longest[i - 1][j - 1] + 1
						: Math.max(longest[i - 1][j], longest[i][j - 1]);
			}
		}
		return longest[before.size()][after.size()];
	}

	private static String text(List<String> lines) {
		return String.join("\n", lines);
	}

}
