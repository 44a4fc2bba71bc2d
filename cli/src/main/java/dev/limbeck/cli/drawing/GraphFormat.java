package dev.limbeck.cli.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The languages in which revisions are drawn, as users type their names.
 */
public enum GraphFormat {

	/** For Markdown. */
	MERMAID {

		@Override
		public List<String> draw(List<GraphNode> nodes, List<String> remarks) {
			return joined("%% ", remarks, new MermaidText(nodes).lines());
		}

	},

	/** For Graphviz. */
	DOT {

		@Override
		public List<String> draw(List<GraphNode> nodes, List<String> remarks) {
			return joined("// ", remarks, new DotText(nodes).lines());
		}

	},

	/** For browsers, and for pages of any kind. */
	SVG {

		@Override
		public List<String> draw(List<GraphNode> nodes, List<String> remarks) {
			return new SvgText(nodes, remarks).lines();
		}

	};

	/**
	 * Draw revisions.
	 * @param nodes the revisions, parents before children
	 * @param remarks what there is to say of the drawing
	 * @return its lines
	 */
	public abstract List<String> draw(List<GraphNode> nodes, List<String> remarks);

	private static List<String> joined(String comment, List<String> remarks, List<String> drawing) {
		List<String> lines = new ArrayList<>(remarks.stream().map((remark) -> comment + remark).toList());
		lines.addAll(drawing);
		return lines;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
