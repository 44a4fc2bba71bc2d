package dev.limbeck.docs;

/**
 * Finds places for tables and ways for foreign keys: the same for the same diagram.
 */
@FunctionalInterface
public interface DiagramLayout {

	/**
	 * Find places and ways.
	 * @param diagram what is drawn
	 * @return the same, with places
	 */
	PlacedDiagram place(Diagram diagram);

}
