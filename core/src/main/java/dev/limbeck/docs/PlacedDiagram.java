package dev.limbeck.docs;

import java.util.List;

/**
 * Tables and how they refer to each other, with places; all lengths are pixels.
 *
 * @param width of all of it
 * @param height of all of it
 * @param frames around what is in one schema
 * @param boxes the tables
 * @param routes their foreign keys
 */
public record PlacedDiagram(int width, int height, List<Frame> frames, List<Placed> boxes, List<Route> routes) {

	/**
	 * The frame of a schema.
	 *
	 * @param name of the schema
	 * @param x from the left
	 * @param y from above
	 * @param width its width
	 * @param height its height
	 */
	public record Frame(String name, int x, int y, int width, int height) {

	}

	/**
	 * A table with its place.
	 *
	 * @param box the table
	 * @param x from the left
	 * @param y from above
	 */
	public record Placed(Diagram.Box box, int x, int y) {

	}

	/**
	 * A foreign key with its way.
	 *
	 * @param link the foreign key
	 * @param points where it begins, bends and ends
	 */
	public record Route(Diagram.Link link, List<Point> points) {

	}

	/**
	 * A place.
	 *
	 * @param x from the left
	 * @param y from above
	 */
	public record Point(int x, int y) {

	}

}
