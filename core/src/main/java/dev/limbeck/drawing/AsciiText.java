package dev.limbeck.drawing;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.VisibleText;

/**
 * Draws revisions in letters, the newest first, as {@code git log --graph} does: one line
 * for each, and lines in between where branches part and meet. Dependencies are dotted.
 */
final class AsciiText {

	private final List<GraphNode> nodes;

	private final LaneRows rows;

	/**
	 * Create a drawing.
	 * @param nodes the revisions, children before parents
	 */
	AsciiText(List<GraphNode> nodes) {
		this.nodes = nodes;
		this.rows = LaneRows.of(nodes);
	}

	List<String> lines() {
		Columns columns = new Columns();
		for (int i = 0; i < this.nodes.size(); i++) {
			LaneRows.Row row = this.rows.rows().get(i);
			if (row.bendsAbove()) {
				columns.between(bends(row.above(), row.lane(), true));
			}
			columns.revision(picture(row, this.nodes.get(i)), this.nodes.get(i));
			if (row.bendsBelow()) {
				columns.between(bends(row.below(), row.lane(), false));
			}
		}
		return columns.lines();
	}

	private String picture(LaneRows.Row row, GraphNode node) {
		char[] line = blank();
		row.passing().forEach((strand) -> line[2 * strand.lane()] = upright(strand));
		line[2 * row.lane()] = sign(node);
		return new String(line).stripTrailing();
	}

	// Far ends first: what is nearer is written over them.
	private String bends(List<LaneRows.Strand> strands, int lane, boolean arriving) {
		char[] line = blank();
		strands.stream()
			.filter((strand) -> strand.bends())
			.sorted((one, other) -> Math.abs(other.lane() - lane) - Math.abs(one.lane() - lane))
			.forEach((strand) -> bend(line, lane, strand.lane(), arriving));
		strands.stream()
			.filter((strand) -> !strand.bends())
			.forEach((strand) -> line[2 * strand.lane()] = upright(strand));
		return new String(line).stripTrailing();
	}

	private static void bend(char[] line, int lane, int other, boolean arriving) {
		boolean right = other > lane;
		int end = right ? 2 * other - 1 : 2 * other + 1;
		int step = right ? 1 : -1;
		for (int at = 2 * lane + step; at != end; at += step) {
			line[at] = arriving ? '_' : '-';
		}
		line[end] = (right == arriving) ? '/' : '\\';
	}

	private char[] blank() {
		return " ".repeat(2 * this.rows.width()).toCharArray();
	}

	private static char upright(LaneRows.Strand strand) {
		return strand.dependency() ? ':' : '|';
	}

	private static char sign(GraphNode node) {
		if (node.folded() > 0) {
			return '~';
		}
		if (node.state() == null) {
			return '*';
		}
		return switch (node.state()) {
			case "applied" -> '*';
			case "ahead" -> '+';
			case "missing" -> '?';
			case "running", "reverting" -> '!';
			default -> 'o';
		};
	}

	/**
	 * Puts what there is to say beside the drawing, in columns.
	 */
	private static final class Columns {

		private final List<List<String>> cells = new ArrayList<>();

		void between(String picture) {
			this.cells.add(List.of(picture));
		}

		void revision(String picture, GraphNode node) {
			String state = (node.state() != null) ? node.state() : "";
			String when = (node.row() != null) ? AppliedText.time(node.row().appliedAt()) : "";
			String took = (node.row() != null) ? AppliedText.took(node.row().duration()) : "";
			String by = (node.row() != null) ? VisibleText.line(AppliedText.by(node.row())) : "";
			String name = (node.folded() > 0) ? "..." : VisibleText.line(node.id());
			String title = VisibleText.line(node.title() + (node.head() ? " (head)" : "")).strip();
			this.cells.add(List.of(picture, name, state, when, took, by, title));
		}

		List<String> lines() {
			int[] widths = new int[7];
			this.cells.forEach((row) -> {
				for (int column = 0; column < row.size(); column++) {
					widths[column] = Math.max(widths[column], row.get(column).length());
				}
			});
			return this.cells.stream().map((row) -> line(row, widths)).toList();
		}

		private static String line(List<String> row, int[] widths) {
			StringBuilder line = new StringBuilder();
			for (int column = 0; column < row.size(); column++) {
				if (widths[column] > 0) {
					line.append(row.get(column));
					line.append(" ".repeat(widths[column] - row.get(column).length())).append("  ");
				}
			}
			return line.toString().stripTrailing();
		}

	}

}
