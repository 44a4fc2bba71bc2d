package dev.limbeck.cli.standalone;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Settings under their full names, in any spelling that Spring Boot accepts.
 */
final class NamedSettings implements SettingSource {

	private final String place;

	private final Map<String, String> values = new HashMap<>();

	/**
	 * Create a new source.
	 * @param place what messages call it
	 * @param values names and values; unknown names that begin with {@code limbeck.} are
	 * refused, others are no settings
	 */
	NamedSettings(String place, Map<String, String> values) {
		this.place = place;
		values.forEach((name, value) -> {
			if (SettingName.canonical(name).startsWith("limbeck.")) {
				SettingName.require(name, place);
				this.values.put(SettingName.canonical(name), value);
			}
		});
	}

	@Override
	public @Nullable String value(String name) {
		return this.values.get(SettingName.canonical(name));
	}

	@Override
	public String origin(String name) {
		return name + " (" + this.place + ")";
	}

}
