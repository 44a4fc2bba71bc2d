package dev.limbeck.adopt;

import java.util.List;

/**
 * A revision file that an adoption is to write.
 *
 * @param name of the file
 * @param revision its id
 * @param parents ids of its parents
 * @param key what its tool calls it
 * @param description what it does
 * @param origin the file that it comes from, as people call it
 * @param text its content
 */
public record AdoptedFile(String name, String revision, List<String> parents, String key, String description,
		String origin, String text) {

	/**
	 * Copy the list.
	 */
	public AdoptedFile {
		parents = List.copyOf(parents);
	}

}
