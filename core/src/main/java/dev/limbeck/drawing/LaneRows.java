package dev.limbeck.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lanes row by row, for drawings that are made of rows: what passes a revision, what
 * comes to it from above, and what leaves it downwards.
 *
 * @param rows one for each revision
 * @param width how many lanes there are
 */
record LaneRows(List<Row> rows, int width) {

	private static final Comparator<Lanes.Line> ORDER = Comparator.comparingInt(Lanes.Line::lane)
		.thenComparing(Lanes.Line::from)
		.thenComparing(Lanes.Line::to)
		.thenComparing(Lanes.Line::dependency);

	static LaneRows of(List<GraphNode> nodes) {
		Lanes lanes = Lanes.of(nodes);
		List<List<Lanes.Line>> beginning = new ArrayList<>();
		nodes.forEach((node) -> beginning.add(new ArrayList<>()));
		// What leads from a revision to itself has nowhere to go.
		lanes.lines()
			.stream()
			.filter((line) -> line.from() != line.to())
			.forEach((line) -> beginning.get(line.from()).add(line));
		List<Row> rows = new ArrayList<>();
		Set<Lanes.Line> open = new TreeSet<>(ORDER);
		for (int row = 0; row < nodes.size(); row++) {
			int now = row;
			List<Lanes.Line> ending = open.stream().filter((line) -> line.to() == now).toList();
			List<Strand> above = strands(open, ending, lanes.lanes().get(row));
			open.removeAll(Set.copyOf(ending));
			List<Strand> passing = strands(open, List.of(), 0);
			open.addAll(beginning.get(row));
			List<Strand> below = strands(open, beginning.get(row), lanes.lanes().get(row));
			rows.add(new Row(lanes.lanes().get(row), above, passing, below));
		}
		return new LaneRows(rows, lanes.width());
	}

	private static List<Strand> strands(Set<Lanes.Line> open, List<Lanes.Line> own, int lane) {
		Set<Lanes.Line> ends = Set.copyOf(own);
		return open.stream()
			.map((line) -> new Strand(line.lane(), line.dependency(), ends.contains(line),
					ends.contains(line) && line.lane() != lane))
			.toList();
	}

	/**
	 * One revision.
	 *
	 * @param lane its lane
	 * @param above what there is directly above it
	 * @param passing what passes it
	 * @param below what there is directly below it
	 */
	record Row(int lane, List<Strand> above, List<Strand> passing, List<Strand> below) {

		boolean bendsAbove() {
			return this.above.stream().anyMatch(Strand::bends);
		}

		boolean bendsBelow() {
			return this.below.stream().anyMatch(Strand::bends);
		}

	}

	/**
	 * A piece of a line.
	 *
	 * @param lane the lane it is in
	 * @param dependency whether one depends on the other, and does not revise it
	 * @param own whether it begins or ends at the revision
	 * @param bends whether it comes from another lane than the revision's, or goes there
	 */
	record Strand(int lane, boolean dependency, boolean own, boolean bends) {

	}

}
