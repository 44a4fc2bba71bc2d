package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.LimbeckException;
import dev.limbeck.RegularFile;

/**
 * Reads {@code limbeck.properties}; {@code ${NAME}} and {@code ${NAME:default}} stand for
 * variables.
 */
final class SettingsFile {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]+)(?::([^}]*))?}");

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
			throw new LimbeckException("unreadable-settings",
					file + " cannot be read: " + ex.getClass().getSimpleName() + ".",
					"Let the process read it, and save it as properties in UTF-8.");
		}
	}

	private static String expand(String name, String value, Path file, Variables variables) {
		return PLACEHOLDER.matcher(value).replaceAll((match) -> {
			String found = variables.get(match.group(1));
			String replacement = (found != null) ? found : match.group(2);
			if (replacement == null) {
				throw new LimbeckException("unresolved-placeholder",
						name + " (" + file + ") refers to " + match.group(1) + ", which nothing sets.",
						"Set it, or give a default, as in ${NAME:default}.");
			}
			return Matcher.quoteReplacement(replacement);
		});
	}

}
