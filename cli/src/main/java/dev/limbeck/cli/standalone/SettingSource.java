package dev.limbeck.cli.standalone;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One place where settings stand.
 */
interface SettingSource {

	/**
	 * Return a setting.
	 * @param name its full name, such as {@code limbeck.wait.timeout}
	 * @return its text, or {@code null} if it does not stand here
	 */
	@Nullable String value(String name);

	/**
	 * Return what messages call a setting that stands here.
	 * @param name its full name
	 * @return such as {@code LIMBECK_WAIT_TIMEOUT}
	 */
	String origin(String name);

	/**
	 * Return the values of placeholders that stand here.
	 * @return by their names, as far as they can be spelt here
	 */
	Map<String, String> placeholders();

}
