package dev.limbeck.docs;

/**
 * A piece of text in a page.
 */
sealed interface Inline {

	/**
	 * What people say.
	 *
	 * @param text any text
	 */
	record Words(String text) implements Inline {

	}

	/**
	 * What machines say.
	 *
	 * @param text any text
	 */
	record Code(String text) implements Inline {

	}

	/**
	 * What leads to another page.
	 *
	 * @param text a name
	 * @param page the other page, by its path without an extension
	 */
	record Link(String text, String page) implements Inline {

	}

}
