package dev.limbeck.script;

import java.util.ArrayList;
import java.util.List;

/**
 * The places where revision files lie. A location is one of
 * <ul>
 * <li>{@code classpath:db/migration} or {@code classpath*:db/migration}: that folder in
 * every root of the class path, jars inside a Spring Boot jar included;</li>
 * <li>{@code file:/path}, {@code filesystem:path} or a plain path: a folder of the file
 * system, relative to the working directory unless absolute.</li>
 * </ul>
 * Every {@code *.sql} in it and its folders counts, except in its own folders
 * {@code repeatable} and {@code seed} and wherever a name begins with a dot. Symbolic
 * links are followed. A file that several locations reach counts once. A jar built
 * without entries for its folders is searched, too, if it has a manifest.
 */
public final class Locations {

	/** Where revision files lie unless {@code limbeck.locations} says otherwise. */
	public static final String DEFAULT = "classpath:db/migration";

	private final List<String> values;

	private final ClassLoader classLoader;

	private Locations(List<String> values, ClassLoader classLoader) {
		this.values = List.copyOf(values);
		this.classLoader = classLoader;
	}

	/**
	 * Name locations; nothing is read yet.
	 * @param values the locations as {@code limbeck.locations} holds them
	 * @param classLoader finds the folders of the class path
	 * @return the locations
	 */
	public static Locations of(List<String> values, ClassLoader classLoader) {
		return new Locations(values, classLoader);
	}

	/**
	 * Look for files.
	 * @param found takes the files and what is wrong
	 * @return the locations that do not exist although they may be missing: only
	 * {@link #DEFAULT}
	 */
	List<String> search(FoundFiles found) {
		List<String> missing = new ArrayList<>();
		for (String value : this.values) {
			try {
				Location location = Location.of(value.strip(), this.classLoader);
				if (!location.search(found)) {
					missing(value.strip(), found, missing);
				}
			}
			catch (IllegalLocationException ex) {
				found.problem(value, "bad-location", ex.getMessage() + " (limbeck.locations)",
						"Write classpath:folder, file:/folder or a path.");
			}
		}
		return missing;
	}

	private void missing(String value, FoundFiles found, List<String> missing) {
		if (value.equals(DEFAULT)) {
			missing.add(value);
			return;
		}
		found.problem(value, "missing-location", "this location (limbeck.locations) does not exist",
				"Create the folder, or correct limbeck.locations.");
	}

}
