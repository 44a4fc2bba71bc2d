package dev.limbeck.docs;

import java.util.List;

/**
 * A page before it is written in one format or another.
 *
 * @param path its path, relative, with slashes, without an extension
 * @param title what it is about
 * @param blocks its parts
 */
record Page(String path, String title, List<Block> blocks) {

	/** The page that leads to all others. */
	static final String INDEX = "index";

	/**
	 * Return the way from this page to another.
	 * @param other a path without an extension
	 * @return a relative path
	 */
	String to(String other) {
		return this.path.contains("/") ? "../" + other : other;
	}

}
