package dev.limbeck.docs;

import java.util.List;

/**
 * A part of a page.
 */
sealed interface Block {

	/**
	 * A title within the page.
	 *
	 * @param text the title
	 */
	record Title(String text) implements Block {

	}

	/**
	 * Some sentences.
	 *
	 * @param pieces what they say
	 */
	record Paragraph(List<Inline> pieces) implements Block {

	}

	/**
	 * A table; the first cell of a row says what the row is about.
	 *
	 * @param columns the titles
	 * @param rows the cells, as many as there are titles
	 */
	record Grid(List<String> columns, List<List<List<Inline>>> rows) implements Block {

	}

	/**
	 * SQL.
	 *
	 * @param text one or more statements
	 */
	record Sql(String text) implements Block {

	}

	/**
	 * The picture of the tables.
	 *
	 * @param diagram what is drawn, and where
	 */
	record Picture(PlacedDiagram diagram) implements Block {

	}

}
