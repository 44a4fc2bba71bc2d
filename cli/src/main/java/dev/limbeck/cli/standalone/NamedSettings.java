package dev.limbeck.cli.standalone;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.limbeck.cli.result.UsageException;
import dev.limbeck.sql.placeholder.Placeholders;
import org.jspecify.annotations.Nullable;

/**
 * Settings under their full names, in any spelling that Spring Boot accepts.
 */
final class NamedSettings implements SettingSource {

	private final String place;

	private final Map<String, String> values = new HashMap<>();

	private final Map<String, String> placeholders = new HashMap<>();

	/**
	 * Create a new source.
	 * @param place what messages call it
	 * @param values names and values
	 * @throws UsageException if nobody reads one of them
	 */
	NamedSettings(String place, Map<String, String> values) {
		this.place = place;
		values.forEach((name, value) -> {
			if (name.toLowerCase(Locale.ROOT).startsWith(SettingName.PLACEHOLDERS)) {
				this.placeholders.put(name.substring(SettingName.PLACEHOLDERS.length()), value);
			}
			else {
				SettingName.require(name, place);
				this.values.put(SettingName.canonical(name), value);
			}
		});
	}

	/**
	 * Read what {@code -x} sets: settings, and what has no dot is a placeholder.
	 * @param variables names and values
	 * @return the source
	 * @throws UsageException if nobody reads one of them
	 */
	static NamedSettings ofOptions(Map<String, String> variables) {
		Map<String, String> named = new LinkedHashMap<>();
		variables.forEach((name, value) -> {
			boolean placeholder = !name.contains(".") && Placeholders.isName(name);
			named.put(placeholder ? SettingName.PLACEHOLDERS + name : name, value);
		});
		return new NamedSettings("-x", named);
	}

	@Override
	public @Nullable String value(String name) {
		return this.values.get(SettingName.canonical(name));
	}

	@Override
	public Map<String, String> placeholders() {
		return this.placeholders;
	}

	@Override
	public String origin(String name) {
		return name + " (" + this.place + ")";
	}

}
