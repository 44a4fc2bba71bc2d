package dev.limbeck.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.limbeck.VisibleText;

/**
 * Draws revisions in SVG, one below the other as a history, parents above children;
 * dependencies are dashed. It is ASCII and holds nothing that a browser runs.
 *
 * @param nodes the revisions, parents before children
 * @param remarks what there is to say of the drawing
 */
record SvgText(List<GraphNode> nodes, List<String> remarks) {

	/** Colours for who likes it dark, in place of those of the elements. */
	private static final String DARK = "@media (prefers-color-scheme: dark) { .b { fill: #16181d } "
			+ ".l { stroke: #8b949e } .t { fill: #e6e8eb } .n { stroke: #e6e8eb } }";

	private static final int ROW = 28;

	private static final int LANE = 20;

	private static final int MARGIN = 20;

	private static final int RADIUS = 6;

	/** Of the font, about: the widest character there is room for. */
	private static final double CHARACTER = 8.5;

	/** What is longer is shown by pointing at it. */
	private static final int LONGEST = 120;

	private static final int WIDE = 0x1100;

	List<String> lines() {
		Lanes lanes = Lanes.of(this.nodes);
		int left = 2 * MARGIN + lanes.width() * LANE;
		List<String> lines = new ArrayList<>();
		lines.add(root(left));
		lines.add("  <style>" + DARK + "</style>");
		lines.add("  <rect class=\"b\" width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
		lanes.lines().forEach((line) -> lines.add("  " + path(line, lanes)));
		for (int row = 0; row < this.nodes.size(); row++) {
			lines.add("  " + node(row, lanes, left));
		}
		for (int i = 0; i < this.remarks.size(); i++) {
			lines.add("  " + text(MARGIN, y(this.nodes.size() + i), Markup.text(this.remarks.get(i))));
		}
		lines.add("</svg>");
		return lines;
	}

	private String root(int left) {
		int longest = 0;
		for (GraphNode node : this.nodes) {
			longest = Math.max(longest, width(shown(words(node))));
		}
		for (String remark : this.remarks) {
			longest = Math.max(longest, width(remark));
		}
		int width = left + (int) Math.ceil(longest * CHARACTER) + MARGIN;
		int height = (this.nodes.size() + this.remarks.size()) * ROW + MARGIN;
		return String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" "
				+ "viewBox=\"0 0 %1$d %2$d\" font-family=\"monospace\" font-size=\"13\">", width, height);
	}

	// It leaves for its lane within a row, keeps it, and leaves it within a row.
	private static String path(Lanes.Line line, Lanes lanes) {
		StringBuilder path = new StringBuilder();
		int from = lanes.lanes().get(line.from());
		int to = lanes.lanes().get(line.to());
		path.append("M").append(x(from)).append(' ').append(y(line.from()));
		if (line.to() == line.from() + 1) {
			curve(path, from, to, line.to());
		}
		else {
			curve(path, from, line.lane(), line.from() + 1);
			path.append(" V").append(y(line.to() - 1));
			curve(path, line.lane(), to, line.to());
		}
		return "<path class=\"l\" d=\"" + path + "\" fill=\"none\" stroke=\"#666666\""
				+ (line.dependency() ? " stroke-dasharray=\"4 3\"" : "") + "/>";
	}

	private static void curve(StringBuilder path, int from, int to, int row) {
		if (from == to) {
			path.append(" V").append(y(row));
			return;
		}
		int middle = y(row) - ROW / 2;
		path.append(" C").append(x(from)).append(' ').append(middle).append(' ').append(x(to)).append(' ');
		path.append(middle).append(' ').append(x(to)).append(' ').append(y(row));
	}

	private String node(int row, Lanes lanes, int left) {
		GraphNode node = this.nodes.get(row);
		String dashes = node.isInPlace() ? "" : " stroke-dasharray=\"2 2\"";
		int x = x(lanes.lanes().get(row));
		String stroke = "\" stroke=\"#333333\"" + dashes + "/>";
		String ring = node.head() ? circle(x, row, RADIUS + 3) + "\" fill=\"none" + stroke : "";
		return "<g><title>" + Markup.text(words(node)) + "</title>" + ring + circle(x, row, RADIUS) + "\" fill=\""
				+ node.color() + stroke + text(left, y(row), Markup.text(shown(words(node)))) + "</g>";
	}

	private static String circle(int x, int row, int radius) {
		return "<circle class=\"n\" cx=\"" + x + "\" cy=\"" + y(row) + "\" r=\"" + radius;
	}

	private static String text(int x, int y, String escaped) {
		return "<text class=\"t\" x=\"" + x + "\" y=\"" + (y + 4) + "\" fill=\"#111111\">" + escaped + "</text>";
	}

	private static String words(GraphNode node) {
		String name = (node.folded() > 0) ? "" : node.id() + "  ";
		String state = (node.state() != null) ? "  [" + node.state() + "]" : "";
		String row = (node.row() != null) ? "  " + AppliedText.of(node.row()) : "";
		return VisibleText.line((name + node.title()).strip() + (node.head() ? "  (head)" : "") + state + row);
	}

	private static String shown(String words) {
		return (words.codePointCount(0, words.length()) <= LONGEST) ? words
				: words.substring(0, words.offsetByCodePoints(0, LONGEST)) + "\u2026";
	}

	private static int width(String words) {
		return words.codePoints().map((character) -> (character < WIDE) ? 1 : 2).sum();
	}

	private static int x(int lane) {
		return MARGIN + lane * LANE;
	}

	private static int y(int row) {
		return MARGIN + row * ROW;
	}

}
