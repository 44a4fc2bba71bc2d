package dev.limbeck.drawing;

import java.util.ArrayList;
import java.util.Collections;
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

	/** For terminals, the newest first. */
	TEXT {

		@Override
		public List<String> draw(List<GraphNode> nodes, List<String> remarks) {
			List<GraphNode> newestFirst = new ArrayList<>(nodes);
			Collections.reverse(newestFirst);
			return joined("", remarks, new AsciiText(newestFirst).lines());
		}

	},

	/** For browsers, and for pages of any kind. */
	SVG {

		@Override
		public List<String> draw(List<GraphNode> nodes, List<String> remarks) {
			return new SvgText(nodes, remarks).lines();
		}

	},

	/** A page by itself, for browsers. */
	HTML {

		@Override
		public List<String> draw(List<GraphNode> nodes, List<String> remarks) {
			return new HtmlText(nodes, remarks).lines();
		}

	};

	/**
	 * Draw revisions.
	 * @param nodes the revisions, parents before children
	 * @param remarks what there is to say of the drawing
	 * @return its lines
	 */
	public abstract List<String> draw(List<GraphNode> nodes, List<String> remarks);

	/**
	 * Return whether the drawing is for people rather than for programs that have ways of
	 * their own with what is large.
	 * @return whether a long history is folded
	 */
	public boolean isFolded() {
		return this == TEXT || this == SVG || this == HTML;
	}

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
