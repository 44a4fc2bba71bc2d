package dev.limbeck.script.batch;

import java.util.Locale;

import dev.limbeck.script.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What a tag {@code @batch} asks for.
 *
 * @param key the column along which rounds go, or {@code null} if the statement itself
 * says what a round takes
 * @param size how many rows the first round takes
 */
record BatchTag(@Nullable String key, int size) {

	static final String FORM = "Write \"-- @batch\" before a statement that takes some rows itself, such as DELETE ... "
			+ "WHERE id IN (SELECT ... LIMIT 1000), or \"-- @batch key=id size=5000\" before an UPDATE or a DELETE.";

	private static final int SIZE = 1000;

	/**
	 * Read a tag.
	 * @param tag a tag {@code @batch}
	 * @return what it asks for
	 * @throws BatchRefusal if it cannot be understood
	 */
	static BatchTag of(Tag tag) throws BatchRefusal {
		String key = null;
		Integer size = null;
		for (String word : tag.value().isEmpty() ? new String[0] : tag.value().split("\\s+")) {
			if (word.startsWith("key=") && key == null && word.length() > 4) {
				key = key(word.substring(4));
			}
			else if (word.matches("size=[1-9]\\d{0,6}") && size == null) {
				size = Integer.valueOf(word.substring(5));
			}
			else if (word.equals("background")) {
				throw new BatchRefusal("not-supported", "@batch background is not supported by this version",
						"Take the word away: the batch is run before the application starts.");
			}
			else {
				throw new BatchRefusal("bad-batch", "@batch does not know \"" + word + "\"", FORM);
			}
		}
		if (key == null && size != null) {
			throw new BatchRefusal("bad-batch", "@batch has a size, and no key by which to count rows", FORM);
		}
		return new BatchTag(key, (size != null) ? size : SIZE);
	}

	private static String key(String word) throws BatchRefusal {
		if (word.matches("\"[^\"]+\"")) {
			return word.substring(1, word.length() - 1);
		}
		if (!word.matches("[A-Za-z_][A-Za-z0-9_$]*")) {
			throw new BatchRefusal("bad-batch", "@batch needs one column as its key, and \"" + word + "\" is none",
					"Name one column that has an index and no NULL, such as the primary key: key=id. A name with "
							+ "other characters stands in double quotes.");
		}
		return word.toLowerCase(Locale.ROOT);
	}

}
