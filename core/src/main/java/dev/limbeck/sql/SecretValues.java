package dev.limbeck.sql;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Values that are found wherever they stand, in time that hardly grows with their number:
 * a script may hold the hashes of all users, which begin alike. The server cuts what it
 * quotes, so long ones are found by their parts and by how they begin.
 */
final class SecretValues {

	// What is shorter would hide too many ordinary words.
	private static final int SHORTEST = 4;

	/** Of a value that is cut, so many characters tell which it is. */
	private static final int SHORTEST_CUT = 16;

	private static final int PART = 64;

	private static final int NONE = -1;

	/** In their order. */
	private final String[] values;

	/** For each the longest other one with which it begins. */
	private final int[] beginnings;

	SecretValues(Collection<String> values) {
		TreeSet<String> parts = new TreeSet<>();
		values.forEach((value) -> addParts(value, parts));
		this.values = parts.toArray(String[]::new);
		this.beginnings = new int[this.values.length];
		for (int i = 0; i < this.values.length; i++) {
			this.beginnings[i] = beginning(this.values[i], 0, i - 1);
		}
	}

	private static void addParts(String value, TreeSet<String> parts) {
		if (value.length() < SHORTEST) {
			return;
		}
		for (int from = 0; from + PART < value.length(); from += PART) {
			parts.add(value.substring(from, from + PART));
		}
		parts.add(value.substring(Math.max(0, value.length() - PART)));
	}

	/**
	 * Replace them by asterisks.
	 * @param text where they may stand
	 * @param hidden the same text, to be changed
	 */
	void hide(String text, char[] hidden) {
		int end = 0;
		for (int start = 0; this.values.length > 0 && start < text.length(); start++) {
			int next = start + length(text, start);
			if (next > end) {
				Arrays.fill(hidden, Math.max(start, end), next, '*');
				end = next;
			}
		}
	}

	// What a text begins with is not behind it, nor is anything between the two. What it
	// has most in common with stands next to it.
	private int length(String text, int start) {
		int before = lastNotBehind(text, start);
		int whole = beginning(text, start, before);
		int cut = Math.max(common(before, text, start), common(before + 1, text, start));
		return Math.max((whole != NONE) ? this.values[whole].length() : 0, (cut >= SHORTEST_CUT) ? cut : 0);
	}

	private int beginning(String text, int start, int before) {
		int candidate = before;
		while (candidate != NONE && !text.startsWith(this.values[candidate], start)) {
			candidate = this.beginnings[candidate];
		}
		return candidate;
	}

	private int lastNotBehind(String text, int start) {
		int low = 0;
		int high = this.values.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (isBehind(middle, text, start)) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return low - 1;
	}

	private boolean isBehind(int index, String text, int start) {
		String value = this.values[index];
		int common = common(index, text, start);
		return common < value.length()
				&& (start + common == text.length() || value.charAt(common) > text.charAt(start + common));
	}

	private int common(int index, String text, int start) {
		int common = 0;
		if (index >= 0 && index < this.values.length) {
			String value = this.values[index];
			int most = Math.min(value.length(), text.length() - start);
			while (common < most && value.charAt(common) == text.charAt(start + common)) {
				common++;
			}
		}
		return common;
	}

}
