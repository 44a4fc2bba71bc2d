package dev.limbeck.sql.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A short way from one list of lines to another: which lines go, and which come. The
 * shortest one, as Myers finds it, unless the two have so little in common that it would
 * tell nobody anything.
 *
 * @param gone indices of the lines that go
 * @param come indices of the lines that come
 */
record LineDiff(BitSet gone, BitSet come) {

	// Memory grows with the square of it.
	private static final int FARTHEST = 1000;

	static LineDiff of(List<String> before, List<String> after) {
		int shorter = Math.min(before.size(), after.size());
		int start = 0;
		while (start < shorter && before.get(start).equals(after.get(start))) {
			start++;
		}
		int end = 0;
		while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
			end++;
		}
		LineDiff diff = new LineDiff(new BitSet(), new BitSet());
		List<String> from = before.subList(start, before.size() - end);
		List<String> to = after.subList(start, after.size() - end);
		diff.walkBack(from, to, start, reach(from, to));
		return diff;
	}

	// After d steps, the farthest place on each diagonal; diagonal k is at index k + d.
	private static List<int[]> reach(List<String> from, List<String> to) {
		List<int[]> rounds = new ArrayList<>();
		int[] last = {};
		for (int d = 0; d <= Math.min(from.size() + to.size(), FARTHEST); d++) {
			int[] now = new int[2 * d + 1];
			rounds.add(now);
			for (int k = -d; k <= d; k += 2) {
				int x = (d == 0) ? 0 : comesDown(last, k, d) ? last[k + d] : last[k + d - 2] + 1;
				while (x < from.size() && x - k < to.size() && x - k >= 0 && from.get(x).equals(to.get(x - k))) {
					x++;
				}
				now[k + d] = x;
				if (x >= from.size() && x - k >= to.size()) {
					return rounds;
				}
			}
			last = now;
		}
		return List.of();
	}

	// Index k + d in the round before, in which diagonal k + 1 is at k + 1 + (d - 1).
	private static boolean comesDown(int[] last, int k, int d) {
		return k == -d || (k != d && last[k + d - 2] < last[k + d]);
	}

	private void walkBack(List<String> from, List<String> to, int start, List<int[]> rounds) {
		if (rounds.isEmpty()) {
			this.gone.set(start, start + from.size());
			this.come.set(start, start + to.size());
			return;
		}
		int x = from.size();
		int y = to.size();
		for (int d = rounds.size() - 1; d > 0; d--) {
			int[] last = rounds.get(d - 1);
			int k = x - y;
			if (comesDown(last, k, d)) {
				x = last[k + d];
				y = x - k - 1;
				this.come.set(start + y);
			}
			else {
				x = last[k + d - 2];
				y = x - k + 1;
				this.gone.set(start + x);
			}
		}
	}

}
