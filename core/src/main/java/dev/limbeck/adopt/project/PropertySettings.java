package dev.limbeck.adopt.project;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Reads settings from Java's properties.
 */
final class PropertySettings {

	private PropertySettings() {
	}

	/**
	 * Read a file. An escape that is none stands for itself.
	 * @param text its content
	 * @return the values by their names
	 */
	static Map<String, String> read(String text) {
		Properties properties = new Properties();
		try {
			properties.load(new StringReader(text));
		}
		catch (IllegalArgumentException ex) {
			return read(text.replace("\\u", "\\\\u"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Map<String, String> values = new TreeMap<>();
		properties.stringPropertyNames().forEach((name) -> values.put(name, properties.getProperty(name)));
		return values;
	}

}
