package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import dev.limbeck.LimbeckException;
import dev.limbeck.RegularFile;
import dev.limbeck.UnfitFileException;

/**
 * Reads {@code limbeck.properties}; {@code ${NAME}} and {@code ${NAME:default}} stand for
 * variables.
 */
final class SettingsFile {

	private SettingsFile() {
	}

	/**
	 * Read the file.
	 * @param file its path; it need not exist
	 * @param variables what its placeholders stand for
	 * @return what it sets
	 * @throws LimbeckException if it cannot be read, names an unknown setting or refers
	 * to a variable that is not set
	 */
	static NamedSettings read(Path file, Variables variables) {
		Map<String, String> values = new LinkedHashMap<>();
		if (Files.exists(file)) {
			Properties properties = load(file);
			properties.stringPropertyNames()
				.stream()
				.sorted()
				.forEach((name) -> values.put(name, expand(name, properties.getProperty(name), file, variables)));
		}
		return new NamedSettings(file.toString(), values);
	}

	private static Properties load(Path file) {
		Properties properties = new Properties();
		try {
			properties.load(new StringReader(RegularFile.text(file)));
			return properties;
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new LimbeckException("unreadable-settings", file + " " + UnfitFileException.reason(ex) + ".",
					"Let the process read it, and save it as properties in UTF-8.");
		}
	}

	// In one pass: a placeholder ends at the first brace, whatever stands in it.
	private static String expand(String name, String value, Path file, Variables variables) {
		StringBuilder expanded = new StringBuilder();
		int from = 0;
		int end = -1;
		for (int start = value.indexOf("${"); start >= 0; start = value.indexOf("${", start + 2)) {
			end = (end < start) ? value.indexOf('}', start) : end;
			if (end < 0) {
				break;
			}
			if (start >= from && ":}".indexOf(value.charAt(start + 2)) < 0) {
				String[] parts = value.substring(start + 2, end).split(":", 2);
				expanded.append(value, from, start).append(replacement(name, parts, file, variables));
				from = end + 1;
			}
		}
		return expanded.append(value, from, value.length()).toString();
	}

	private static String replacement(String name, String[] parts, Path file, Variables variables) {
		String found = variables.get(parts[0]);
		if (found != null || parts.length > 1) {
			return (found != null) ? found : parts[1];
		}
		throw new LimbeckException("unresolved-placeholder",
				name + " (" + file + ") refers to " + parts[0] + ", which nothing sets.",
				"Set it, or give a default, as in ${NAME:default}.");
	}

}
