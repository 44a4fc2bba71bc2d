package dev.limbeck.adopt.project;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads settings from the plain part of YAML: nested names with values of one line, and
 * lists of them. Only the first document counts, which holds for all profiles.
 */
final class YamlSettings {

	private final Map<String, String> values = new LinkedHashMap<>();

	private final Deque<Level> levels = new ArrayDeque<>();

	private YamlSettings() {
	}

	/**
	 * Read a file.
	 * @param text its content
	 * @return the values by their whole names, lists with commas
	 */
	static Map<String, String> read(String text) {
		YamlSettings settings = new YamlSettings();
		boolean begun = false;
		for (String line : text.lines().toList()) {
			if (line.startsWith("---") && begun) {
				break;
			}
			String content = line.strip();
			if (!content.isEmpty() && !content.startsWith("#") && !content.startsWith("---")) {
				begun = true;
				settings.read(line.indexOf(content.charAt(0)), content);
			}
		}
		return settings.values;
	}

	private void read(int indent, String content) {
		boolean item = content.equals("-") || content.startsWith("- ");
		while (!this.levels.isEmpty()
				&& (this.levels.peek().indent > indent || (this.levels.peek().indent == indent && !item))) {
			this.levels.pop();
		}
		if (item) {
			this.values.merge(path(), value(content.substring(1)),
					(all, more) -> all.isEmpty() ? more : all + "," + more);
			return;
		}
		int colon = colon(content);
		if (colon < 0) {
			return;
		}
		this.levels.push(new Level(indent, unquoted(content.substring(0, colon).strip())));
		String value = value(content.substring(colon + 1));
		if (!value.isEmpty()) {
			this.values.put(path(), value);
		}
	}

	private static int colon(String content) {
		int from = 0;
		if (content.charAt(0) == '"' || content.charAt(0) == '\'') {
			from = Math.max(0, content.indexOf(content.charAt(0), 1));
		}
		for (int colon = content.indexOf(':', from); colon >= 0; colon = content.indexOf(':', colon + 1)) {
			if (colon + 1 == content.length() || content.charAt(colon + 1) == ' ') {
				return colon;
			}
		}
		return -1;
	}

	private String path() {
		StringBuilder path = new StringBuilder();
		this.levels.descendingIterator()
			.forEachRemaining((level) -> path.append(path.isEmpty() ? "" : ".").append(level.name));
		return path.toString();
	}

	private static String value(String text) {
		String value = text.strip();
		if (value.startsWith("[") && value.endsWith("]")) {
			return Arrays.stream(value.substring(1, value.length() - 1).split(","))
				.map((part) -> unquoted(part.strip()))
				.collect(Collectors.joining(","));
		}
		boolean quoted = value.startsWith("\"") || value.startsWith("'");
		int comment = value.indexOf(" #", quoted ? Math.max(0, value.indexOf(value.charAt(0), 1)) : 0);
		return unquoted((comment >= 0) ? value.substring(0, comment).strip() : value);
	}

	private static String unquoted(String text) {
		if (text.length() < 2 || text.charAt(0) != text.charAt(text.length() - 1)) {
			return text;
		}
		String inner = text.substring(1, text.length() - 1);
		return switch (text.charAt(0)) {
			case '\'' -> inner.replace("''", "'");
			case '"' -> inner.replace("\\\"", "\"").replace("\\\\", "\\");
			default -> text;
		};
	}

	/**
	 * A name that others stand below.
	 *
	 * @param indent how many blanks stand in front of it
	 * @param name the name
	 */
	private record Level(int indent, String name) {

	}

}
