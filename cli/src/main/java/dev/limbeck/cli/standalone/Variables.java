package dev.limbeck.cli.standalone;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.limbeck.generate.SettingVariables;
import org.jspecify.annotations.Nullable;

/**
 * Variables of the process, and below them those of a file.
 *
 * @param process variables of the process
 * @param file variables of the file, if there is one
 */
record Variables(Map<String, String> process, Map<String, String> file) implements SettingSource {

	/**
	 * Return a variable; an empty one of the process hides the one of the file.
	 * @param name its name
	 * @return its value, or {@code null} if it is not set
	 */
	@Nullable String get(String name) {
		return this.process.containsKey(name) ? this.process.get(name) : this.file.get(name);
	}

	/**
	 * Return all of them.
	 * @return names and values, those of the process in the place of those of the file
	 */
	Map<String, String> all() {
		Map<String, String> all = new HashMap<>(this.file);
		all.putAll(this.process);
		return all;
	}

	@Override
	public @Nullable String value(String name) {
		return SettingVariables.of(name).stream().map(this::get).filter(Objects::nonNull).findFirst().orElse(null);
	}

	@Override
	public Map<String, String> placeholders() {
		Map<String, String> found = new HashMap<>();
		all().forEach((name, value) -> {
			if (name.startsWith(SettingVariables.PLACEHOLDER_PREFIX)) {
				String rest = name.substring(SettingVariables.PLACEHOLDER_PREFIX.length());
				found.put(rest.toLowerCase(Locale.ROOT), value);
			}
		});
		return found;
	}

	@Override
	public String origin(String name) {
		return SettingVariables.of(name).stream().filter((variable) -> get(variable) != null).findFirst().orElse(name);
	}

	/**
	 * Return the names alone: values may be secrets.
	 */
	@Override
	public String toString() {
		return "Variables[process=" + this.process.keySet() + ", file=" + this.file.keySet() + "]";
	}

}
