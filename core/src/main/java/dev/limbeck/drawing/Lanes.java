package dev.limbeck.drawing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where revisions stand that are drawn one below the other: each in a row of its own, in
 * a lane that nothing else uses there. Every line between two of them keeps one lane
 * while it passes others.
 *
 * @param lanes the lane of each revision, by row; lanes are counted from 0
 * @param lines all lines, those that begin higher first
 * @param width how many lanes there are
 */
record Lanes(List<Integer> lanes, List<Line> lines, int width) {

	/**
	 * Find the lanes.
	 * @param nodes the revisions, parents before children or behind them; what they name
	 * is among them
	 * @return where they stand
	 */
	static Lanes of(List<GraphNode> nodes) {
		return new Search(nodes).run();
	}

	/**
	 * What leads from a revision to one that needs it.
	 *
	 * @param from the row in which it begins
	 * @param to the row in which it ends
	 * @param lane the lane that it keeps in between
	 * @param dependency whether one depends on the other, and does not revise it
	 */
	record Line(int from, int to, int lane, boolean dependency) {

	}

	/**
	 * Goes through the rows from above.
	 */
	private static final class Search {

		private final List<List<Line>> beginning = new ArrayList<>();

		private final List<List<Line>> ending = new ArrayList<>();

		private final List<Integer> lanes = new ArrayList<>();

		private final List<Line> lines = new ArrayList<>();

		private final BitSet taken = new BitSet();

		private int width;

		Search(List<GraphNode> nodes) {
			Map<String, Integer> rows = new HashMap<>();
			for (GraphNode node : nodes) {
				rows.put(node.id(), rows.size());
				this.beginning.add(new ArrayList<>());
				this.ending.add(new ArrayList<>());
			}
			for (int row = 0; row < nodes.size(); row++) {
				add(nodes.get(row).parents(), row, false, rows);
				add(nodes.get(row).dependencies(), row, true, rows);
			}
		}

		// Only a ledger that somebody has altered holds what leads back.
		private void add(List<String> needed, int row, boolean dependency, Map<String, Integer> rows) {
			for (String id : needed) {
				int other = Objects.requireNonNull(rows.get(id));
				int from = Math.min(other, row);
				this.beginning.get(from).add(new Line(from, Math.max(other, row), 0, dependency));
			}
		}

		Lanes run() {
			for (int row = 0; row < this.beginning.size(); row++) {
				int lane = arrive(row);
				this.lanes.add(lane);
				leave(row, lane);
			}
			return new Lanes(this.lanes, this.lines, this.width);
		}

		// A revision goes on in the leftmost lane of those that lead to it.
		private int arrive(int row) {
			List<Line> arriving = this.ending.get(row);
			int lane = arriving.isEmpty() ? this.taken.nextClearBit(0)
					: arriving.stream()
						.min(Comparator.comparing(Line::dependency).thenComparing(Line::lane))
						.orElseThrow()
						.lane();
			arriving.forEach((line) -> this.taken.clear(line.lane()));
			this.width = Math.max(this.width, lane + 1);
			return lane;
		}

		// The first child that revises it goes on in its lane.
		private void leave(int row, int lane) {
			List<Line> leaving = this.beginning.get(row);
			leaving.sort(Comparator.comparing(Line::dependency).thenComparing(Line::to));
			this.taken.set(lane);
			boolean straight = !leaving.isEmpty() && !leaving.get(0).dependency();
			for (int i = 0; i < leaving.size(); i++) {
				begin(leaving.get(i), (i == 0 && straight) ? lane : this.taken.nextClearBit(0));
			}
			if (!straight) {
				this.taken.clear(lane);
			}
		}

		private void begin(Line line, int lane) {
			Line placed = new Line(line.from(), line.to(), lane, line.dependency());
			this.taken.set(lane);
			this.width = Math.max(this.width, lane + 1);
			this.ending.get(line.to()).add(placed);
			this.lines.add(placed);
		}

	}

}
