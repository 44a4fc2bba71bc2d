package dev.limbeck.sql.placeholder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The values of placeholders, by their names. A variable of the environment cannot spell
 * every name, so one that is not there as it is written is looked for without regard to
 * upper and lower case and to what is no letter or digit.
 *
 * @param values names and values
 */
public record Placeholders(Map<String, String> values) {

	/** There are none. */
	public static final Placeholders NONE = new Placeholders(Map.of());

	private static final int LONGEST = 128;

	/**
	 * Copy the values.
	 */
	public Placeholders {
		values = Map.copyOf(values);
	}

	/**
	 * Tell whether a placeholder may be called so.
	 * @param name any text
	 * @return whether it begins with a letter, a digit or an underscore, and goes on with
	 * these, dashes and dots
	 */
	public static boolean isName(String name) {
		return name.length() <= LONGEST && !name.startsWith("-") && !name.startsWith(".") && Reference.isName(name);
	}

	/**
	 * Join values from several places.
	 * @param sources names and values, the strongest first; it counts for every spelling
	 * @return all of them
	 */
	public static Placeholders of(List<Map<String, String>> sources) {
		Map<String, String> joined = new HashMap<>();
		Set<String> known = new HashSet<>();
		for (Map<String, String> source : sources) {
			source.forEach((name, value) -> {
				if (!known.contains(canonical(name))) {
					joined.put(name, value);
				}
			});
			source.keySet().forEach((name) -> known.add(canonical(name)));
		}
		return new Placeholders(joined);
	}

	/**
	 * Find a value.
	 * @param name as a script writes it
	 * @return the value, or {@code null} if there is none, or several that are not the
	 * same
	 */
	@Nullable String find(String name) {
		String exact = this.values.get(name);
		if (exact != null) {
			return exact;
		}
		Set<String> near = new LinkedHashSet<>();
		this.values.forEach((known, value) -> {
			if (canonical(known).equals(canonical(name))) {
				near.add(value);
			}
		});
		return (near.size() == 1) ? near.iterator().next() : null;
	}

	private static String canonical(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
	}

	/**
	 * Return what must not be shown: the values as they are, and as they stand in SQL.
	 * @return texts
	 */
	public Collection<String> secrets() {
		List<String> secrets = new ArrayList<>();
		for (String value : this.values.values()) {
			secrets.add(value);
			secrets.add(value.toLowerCase(Locale.ROOT));
			secrets.add(value.replace("'", "''"));
			secrets.add(value.replace("\"", "\"\""));
			secrets.add(value.replace("'", "''").replace("\\", "\\\\"));
		}
		return secrets;
	}

	/**
	 * Return the names alone: values may be secrets.
	 */
	@Override
	public String toString() {
		return "Placeholders" + new TreeMap<>(this.values).keySet();
	}

}
