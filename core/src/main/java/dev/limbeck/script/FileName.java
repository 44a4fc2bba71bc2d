package dev.limbeck.script;

/**
 * What the name of a revision file tells people.
 */
final class FileName {

	private FileName() {
	}

	/**
	 * Guess a description.
	 * @param origin the file's path
	 * @param id the revision's id, perhaps part of the name
	 * @return the words behind the numbers and the id, or an empty text
	 */
	static String description(String origin, String id) {
		String name = origin.substring(Math.max(origin.lastIndexOf('/'), origin.lastIndexOf('\\')) + 1);
		String words = name.replaceFirst("(?i)\\.sql$", "").replaceFirst("^(?:\\d+[_-])+", "");
		if (!id.isEmpty() && words.startsWith(id)) {
			words = words.substring(id.length());
		}
		return words.replaceAll("[_\\s-]+", " ").strip();
	}

}
