package dev.limbeck.script;

import java.util.HashMap;
import java.util.Map;

/**
 * The Damerau–Levenshtein distance: how many insertions, deletions, replacements and
 * swaps of neighbours lead from one word to another.
 */
public final class EditDistance {

	/** What is longer is no word that somebody has misspelt. */
	private static final int LONGEST = 1000;

	private EditDistance() {
	}

	static boolean within(int limit, String one, String other) {
		return Math.abs(one.length() - other.length()) <= limit && differ(one, other) <= 2 * limit
				&& between(one, other) <= limit;
	}

	// An edit takes one kind of letters away and adds another, at most.
	private static int differ(String one, String other) {
		return Integer.bitCount(letters(one) ^ letters(other));
	}

	private static int letters(String word) {
		int letters = 0;
		for (int i = 0; i < word.length(); i++) {
			letters |= 1 << word.charAt(i);
		}
		return letters;
	}

	/**
	 * Count the edits from one word to another.
	 * @param one a word
	 * @param other another one
	 * @return how many there are at least; if one has more than 1,000 characters, as many
	 * as it has
	 */
	public static int between(String one, String other) {
		int longest = Math.max(one.length(), other.length());
		if (longest > LONGEST) {
			return longest;
		}
		int[][] distance = borders(one.length(), other.length());
		Map<Character, Integer> lastRow = new HashMap<>();
		for (int i = 1; i <= one.length(); i++) {
			int lastColumn = 0;
			for (int j = 1; j <= other.length(); j++) {
				int row = lastRow.getOrDefault(other.charAt(j - 1), 0);
				boolean same = one.charAt(i - 1) == other.charAt(j - 1);
				int swap = distance[row][lastColumn] + (i - row - 1) + 1 + (j - lastColumn - 1);
				int edit = Math.min(distance[i + 1][j], distance[i][j + 1]) + 1;
				distance[i + 1][j + 1] = Math.min(Math.min(distance[i][j] + (same ? 0 : 1), edit), swap);
				lastColumn = same ? j : lastColumn;
			}
			lastRow.put(one.charAt(i - 1), i);
		}
		return distance[one.length() + 1][other.length() + 1];
	}

	private static int[][] borders(int rows, int columns) {
		int[][] distance = new int[rows + 2][columns + 2];
		int infinite = rows + columns;
		distance[0][0] = infinite;
		for (int i = 0; i <= rows; i++) {
			distance[i + 1][0] = infinite;
			distance[i + 1][1] = i;
		}
		for (int j = 0; j <= columns; j++) {
			distance[0][j + 1] = infinite;
			distance[1][j + 1] = j;
		}
		return distance;
	}

}
