package dev.limbeck.docs;

import java.util.List;

import dev.limbeck.schema.FactId;

/**
 * Tables and how they refer to each other, before they have places.
 *
 * @param boxes the tables
 * @param links their foreign keys
 */
public record Diagram(List<Box> boxes, List<Link> links) {

	/**
	 * One table.
	 *
	 * @param table its address
	 * @param lines what stands below its name
	 */
	public record Box(FactId table, List<Line> lines) {

		private static final int CHARACTER = 8;

		private static final int PADDING = 10;

		private static final int HEADER = 26;

		/** The height of a line. */
		static final int LINE = 18;

		/**
		 * Return the schema that the table is in.
		 * @return its name
		 */
		public String schema() {
			return this.table.name(0);
		}

		/**
		 * Return how wide the box is.
		 * @return pixels, about what a font needs in which all letters are equally wide
		 */
		public int width() {
			int longest = this.lines.stream()
				.mapToInt((line) -> width(line.text()) + width(line.type()) + 6)
				.max()
				.orElse(0);
			return Math.max(width(this.table.last()) + 2, longest) * CHARACTER + 2 * PADDING;
		}

		/**
		 * Return how high the box is.
		 * @return pixels
		 */
		public int height() {
			return HEADER + this.lines.size() * LINE + (this.lines.isEmpty() ? 0 : PADDING);
		}

		private static int width(String text) {
			return text.codePoints().map((character) -> (character < 0x1100) ? 1 : 2).sum();
		}

	}

	/**
	 * A column of a table.
	 *
	 * @param mark {@code PK}, {@code FK}, both, or nothing
	 * @param text its name
	 * @param type its type
	 */
	public record Line(String mark, String text, String type) {

	}

	/**
	 * A foreign key.
	 *
	 * @param from the table that has it
	 * @param to the table that it refers to
	 * @param name its name
	 */
	public record Link(FactId from, FactId to, String name) {

	}

}
