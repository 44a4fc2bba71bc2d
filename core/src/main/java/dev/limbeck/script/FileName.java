package dev.limbeck.script;

import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the name of a revision file tells people.
 */
final class FileName {

	private static final Map<String, Pattern> TOOLS = Map.of("Flyway",
			Pattern.compile("(?:[VUB]\\d[\\d._]*|R)__.*\\.sql"), "golang-migrate",
			Pattern.compile("\\d+_.*\\.(?:up|down)\\.sql"));

	private FileName() {
	}

	/**
	 * Guess a description.
	 * @param origin the file's path
	 * @param id the revision's id, perhaps part of the name
	 * @return the words behind the numbers and the id, or an empty text
	 */
	static String description(String origin, String id) {
		String name = withoutFolder(origin);
		String words = name.replaceFirst("(?i)\\.sql$", "").replaceFirst("^(?:\\d+[_-])+", "");
		if (!id.isEmpty() && words.startsWith(id)) {
			words = words.substring(id.length());
		}
		return words.replaceAll("[_\\s-]+", " ").strip();
	}

	/**
	 * Find another tool that names its files like this.
	 * @param origin the file's path
	 * @return its name, or {@code null} if none does
	 */
	static @Nullable String tool(String origin) {
		String name = withoutFolder(origin);
		return TOOLS.entrySet()
			.stream()
			.filter((tool) -> tool.getValue().matcher(name).matches())
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
	}

	private static String withoutFolder(String origin) {
		return origin.substring(Math.max(origin.lastIndexOf('/'), origin.lastIndexOf('\\')) + 1);
	}

}
