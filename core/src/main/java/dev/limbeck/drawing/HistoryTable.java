package dev.limbeck.drawing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.limbeck.ledger.LedgerRow;

/**
 * Draws revisions as a table in HTML, the newest first, with the graph in its first
 * column. It is ASCII, holds neither styles nor anything that a browser runs, and says in
 * words what the drawing shows.
 */
public final class HistoryTable {

	private static final int ROW = 30;

	private static final int MIDDLE = ROW / 2;

	private static final int LANE = 16;

	/** Rows grow with what stands in them; what sticks out is cut off by the cell. */
	private static final int BEYOND = 200;

	private final List<GraphNode> nodes;

	private final boolean withStates;

	/**
	 * Create a table.
	 * @param nodes the revisions, parents before children
	 */
	public HistoryTable(List<GraphNode> nodes) {
		this.nodes = new ArrayList<>(nodes);
		Collections.reverse(this.nodes);
		this.withStates = nodes.stream().anyMatch((node) -> node.state() != null);
	}

	/**
	 * Write the table.
	 * @param caption what it is, for who does not see it
	 * @return lines of HTML
	 */
	public List<String> lines(String caption) {
		List<String> lines = new ArrayList<>();
		lines.add("<table>");
		lines.add("<caption>" + Markup.text(caption) + "</caption>");
		lines.add("<thead><tr><td></td><th scope=\"col\">Revision</th><th scope=\"col\">Description</th>"
				+ (this.withStates
						? "<th scope=\"col\">State</th><th scope=\"col\">Applied (UTC)</th><th scope=\"col\">Took</th>"
								+ "<th scope=\"col\">By</th>"
						: "<th scope=\"col\">Revises</th>")
				+ "</tr></thead>");
		lines.add("<tbody>");
		LaneRows rows = LaneRows.of(this.nodes);
		for (int i = 0; i < this.nodes.size(); i++) {
			lines.add(row(this.nodes.get(i), rows.rows().get(i), rows.width()));
		}
		lines.add("</tbody>");
		lines.add("</table>");
		return lines;
	}

	private String row(GraphNode node, LaneRows.Row lanes, int width) {
		String state = (node.state() != null) ? node.state() : "known";
		String head = node.head() ? " <span class=\"mark\">head</span>" : "";
		String name = (node.folded() > 0) ? "<th scope=\"row\">&#8942;</th>"
				: "<th scope=\"row\"><code>" + Markup.text(node.id()) + "</code></th>";
		return "<tr class=\"" + Markup.text(state) + ((node.folded() > 0) ? " folded" : "") + "\"><td class=\"graph\">"
				+ picture(node, lanes, width) + "</td>" + name + "<td class=\"long\">" + Markup.text(node.title())
				+ head + "</td>" + (this.withStates ? stateCells(node, state) : "<td>" + parents(node) + "</td>")
				+ "</tr>";
	}

	private static String stateCells(GraphNode node, String state) {
		LedgerRow row = node.row();
		String said = "<td class=\"state\">" + Markup.text(state) + "</td>";
		if (row == null) {
			return said + "<td></td><td></td><td></td>";
		}
		return said + "<td><time datetime=\"" + row.appliedAt() + "\">" + AppliedText.time(row.appliedAt())
				+ "</time></td><td class=\"number\">" + AppliedText.took(row.duration()) + "</td><td>"
				+ Markup.text(AppliedText.by(row)) + "</td>";
	}

	private static String parents(GraphNode node) {
		return "<code>" + Markup.text(String.join(", ", node.parents())) + "</code>";
	}

	private static String picture(GraphNode node, LaneRows.Row row, int lanes) {
		int width = lanes * LANE + 4;
		int x = x(row.lane());
		return "<svg width=\"" + width + "\" height=\"" + ROW + "\" viewBox=\"0 0 " + width + " " + ROW
				+ "\" aria-hidden=\"true\">" + path(row, false) + path(row, true) + sign(node, x) + "</svg>";
	}

	private static String sign(GraphNode node, int x) {
		if (node.folded() > 0) {
			return "<path class=\"lane dependency\" d=\"M" + x + " 4V" + (ROW - 4) + "\"/><circle class=\"dot\" cx=\""
					+ x + "\" cy=\"" + MIDDLE + "\" r=\"3\"/>";
		}
		String ring = node.head() ? "<circle class=\"ring\" cx=\"" + x + "\" cy=\"" + MIDDLE + "\" r=\"8\"/>" : "";
		return ring + "<circle class=\"dot\" cx=\"" + x + "\" cy=\"" + MIDDLE + "\" r=\"5\"/>";
	}

	private static String path(LaneRows.Row row, boolean dependency) {
		StringBuilder path = new StringBuilder();
		row.passing()
			.stream()
			.filter((strand) -> strand.dependency() == dependency)
			.forEach((strand) -> path.append('M')
				.append(x(strand.lane()))
				.append(" -" + BEYOND + "V")
				.append(ROW + BEYOND));
		ends(row.above(), dependency).forEach((strand) -> {
			path.append('M').append(x(strand.lane())).append(" -" + BEYOND + "V0");
			curve(path, x(strand.lane()), x(row.lane()), 0);
		});
		ends(row.below(), dependency).forEach((strand) -> {
			path.append('M').append(x(row.lane())).append(' ').append(MIDDLE);
			curve(path, x(row.lane()), x(strand.lane()), MIDDLE);
			path.append('V').append(ROW + BEYOND);
		});
		return path.isEmpty() ? ""
				: "<path class=\"" + (dependency ? "lane dependency" : "lane") + "\" d=\"" + path + "\"/>";
	}

	private static List<LaneRows.Strand> ends(List<LaneRows.Strand> strands, boolean dependency) {
		return strands.stream().filter((strand) -> strand.own() && strand.dependency() == dependency).toList();
	}

	private static void curve(StringBuilder path, int from, int to, int top) {
		int bottom = top + MIDDLE;
		if (from == to) {
			path.append('V').append(bottom);
			return;
		}
		int middle = top + MIDDLE / 2;
		path.append('C').append(from).append(' ').append(middle).append(' ').append(to).append(' ').append(middle);
		path.append(' ').append(to).append(' ').append(bottom);
	}

	private static int x(int lane) {
		return 10 + lane * LANE;
	}

}
