package dev.limbeck.cli.standalone;

import java.util.HashMap;
import java.util.Map;

import dev.limbeck.cli.result.UsageException;
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
	 * @param values names and values
	 * @throws UsageException if nobody reads one of them
	 */
	NamedSettings(String place, Map<String, String> values) {
		this.place = place;
		values.forEach((name, value) -> {
			SettingName.require(name, place);
			this.values.put(SettingName.canonical(name), value);
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
