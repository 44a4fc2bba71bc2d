package dev.limbeck.adopt.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.RegularFile;
import org.jspecify.annotations.Nullable;

/**
 * What the files around a folder of migrations set for their tool.
 */
public final class ToolSettings {

	private static final List<String> APPLICATION = List.of("application.properties", "application.yml",
			"application.yaml", "config/application.properties", "config/application.yml", "config/application.yaml");

	private static final int HIGHEST = 8;

	private final Map<String, String> values;

	private final List<String> files;

	private ToolSettings(Map<String, String> values, List<String> files) {
		this.values = values;
		this.files = files;
	}

	/**
	 * Read them: from files of the tool and of Spring Boot in the folder, and in those
	 * that it lies in, up to the working directory. The nearest counts.
	 * @param folder the folder of the migrations
	 * @param prefixes of the names that are meant, such as {@code spring.flyway.}
	 * @param own names of the tool's files
	 * @return the settings
	 * @throws LimbeckException if one of the files cannot be read
	 */
	public static ToolSettings around(ProjectFolder folder, List<String> prefixes, List<String> own) {
		Map<String, String> values = new LinkedHashMap<>();
		List<String> files = new ArrayList<>();
		List<String> names = new ArrayList<>(own);
		names.addAll(APPLICATION);
		for (Path directory : folder.above(HIGHEST)) {
			for (String name : names) {
				Path file = directory.resolve(name);
				if (Files.isRegularFile(file) && add(read(file), name, prefixes, values)) {
					files.add(folder.name(folder.root().relativize(file).toString()));
				}
			}
		}
		return new ToolSettings(values, files);
	}

	private static String read(Path file) {
		try {
			return RegularFile.text(file);
		}
		catch (IOException ex) {
			throw new LimbeckException("unreadable-file",
					file + " cannot be read: " + ex.getClass().getSimpleName() + ".",
					"Let the process read it, and save it as UTF-8.", ex);
		}
	}

	private static boolean add(String text, String name, List<String> prefixes, Map<String, String> values) {
		boolean found = false;
		Map<String, String> all = name.endsWith("ml") ? YamlSettings.read(text) : PropertySettings.read(text);
		for (Map.Entry<String, String> entry : all.entrySet()) {
			String prefix = prefixes.stream().filter(entry.getKey()::startsWith).findFirst().orElse(null);
			if (prefix != null) {
				values.putIfAbsent(canonical(entry.getKey().substring(prefix.length())), entry.getValue());
				found = true;
			}
		}
		return found;
	}

	// Spring's relaxed names: letters of any case, hyphens left out. What stands behind a
	// dot is a name of somebody's own.
	private static String canonical(String name) {
		int dot = name.indexOf('.');
		String first = (dot < 0) ? name : name.substring(0, dot);
		String rest = (dot < 0) ? "" : name.substring(dot);
		String list = rest.matches("\\.\\d+") ? "" : rest;
		return first.replace("-", "").replaceFirst("\\[\\d+]$", "").toLowerCase(Locale.ROOT) + list;
	}

	/**
	 * Read Java's properties.
	 * @param text the content of a file
	 * @return the values by their names
	 */
	public static Map<String, String> properties(String text) {
		return PropertySettings.read(text);
	}

	/**
	 * Return the files that say anything.
	 * @return paths as people call them, the nearest first
	 */
	public List<String> files() {
		return List.copyOf(this.files);
	}

	/**
	 * Return one value.
	 * @param name without its prefix, in small letters and without hyphens
	 * @return the value, with what {@code ${NAME:default}} stands for if nothing is set,
	 * or {@code null} if there is none
	 */
	public @Nullable String get(String name) {
		String value = this.values.get(name);
		return (value != null) ? withDefaults(value) : null;
	}

	/**
	 * Return one value.
	 * @param name without its prefix, in small letters and without hyphens
	 * @param otherwise what holds if there is none
	 * @return the value
	 */
	public String get(String name, String otherwise) {
		String value = get(name);
		return (value != null && !value.isBlank()) ? value.strip() : otherwise;
	}

	/**
	 * Return a list of values.
	 * @param name without its prefix, in small letters and without hyphens
	 * @return the values, none if nothing is set
	 */
	public List<String> list(String name) {
		List<String> values = new ArrayList<>();
		for (String value : get(name, "").split(",")) {
			if (!value.isBlank()) {
				values.add(value.strip());
			}
		}
		return values;
	}

	/**
	 * Return the values whose names begin alike.
	 * @param group such as {@code placeholders}
	 * @return the values by what stands behind the dot
	 */
	public Map<String, String> group(String group) {
		Map<String, String> found = new LinkedHashMap<>();
		this.values.forEach((name, value) -> {
			if (name.startsWith(group + ".")) {
				found.put(name.substring(group.length() + 1).replaceFirst("^\\[(.*)]$", "$1"), withDefaults(value));
			}
		});
		return found;
	}

	private static String withDefaults(String value) {
		int start = value.indexOf("${");
		int colon = (start < 0) ? -1 : value.indexOf(':', start);
		int end = (colon < 0) ? -1 : value.indexOf('}', colon);
		return (end < 0) ? value
				: withDefaults(value.substring(0, start) + value.substring(colon + 1, end) + value.substring(end + 1));
	}

}
