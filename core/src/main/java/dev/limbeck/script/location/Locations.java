package dev.limbeck.script.location;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.limbeck.sql.ScriptException;

/**
 * The places where revision files lie. A location is one of
 * <ul>
 * <li>{@code classpath:db/migration} or {@code classpath*:db/migration}: that folder in
 * every root of the class path, jars inside a Spring Boot jar included;</li>
 * <li>{@code file:/path}, {@code filesystem:path} or a plain path: a folder of the file
 * system, relative to the working directory unless absolute.</li>
 * </ul>
 * Every {@code *.sql} in it and its folders counts, and every {@code *.class} that is
 * annotated as a revision, except in its own folders {@code repeatable} and {@code seed}
 * and wherever a name begins with a dot. Classes are loaded by the same class loader that
 * finds the folders of the class path. Symbolic links are followed. A file that several
 * locations reach counts once. A jar built without entries for its folders is searched,
 * too, if it has a manifest. Where files of the class path cannot be listed, as in a
 * native image, a {@link RevisionIndex} serves.
 */
public final class Locations {

	/** Where revision files lie unless {@code limbeck.locations} says otherwise. */
	public static final String DEFAULT = "classpath:db/migration";

	private static final Pattern PLAIN_PATH = Pattern.compile("[\\w./-]+");

	private final List<String> values;

	private final ClassLoader classLoader;

	private final boolean chosen;

	private Locations(List<String> values, ClassLoader classLoader, boolean chosen) {
		this.values = List.copyOf(values);
		this.classLoader = classLoader;
		this.chosen = chosen;
	}

	/**
	 * Name locations; nothing is read yet.
	 * @param values the locations as {@code limbeck.locations} holds them
	 * @param classLoader finds the folders of the class path
	 * @return the locations
	 */
	public static Locations of(List<String> values, ClassLoader classLoader) {
		return new Locations(values, classLoader, true);
	}

	/**
	 * Name the locations that count because nobody has chosen any: none of them need
	 * exist, because a project may have just begun.
	 * @param values the locations
	 * @param classLoader finds the folders of the class path
	 * @return the locations
	 */
	public static Locations unchosen(List<String> values, ClassLoader classLoader) {
		return new Locations(values, classLoader, false);
	}

	/**
	 * Return the folders in which people write the files. A location of the class path
	 * has one if the project keeps resources in {@code src/main/resources}.
	 * @param workingDirectory the root of the project, absolute
	 * @return a folder for each location that has one, in their order
	 * @throws ScriptException if a location has no known form
	 */
	public List<SourceFolder> sourceFolders(Path workingDirectory) {
		return each((location) -> location.sourceFolder(workingDirectory));
	}

	/**
	 * Find the location to which the files of a folder belong. A folder belongs to
	 * {@code classpath:db/migration} if its path holds {@code db/migration}.
	 * @param folder an absolute path
	 * @param workingDirectory the root of the project, absolute
	 * @return the location's folder that is or holds this one, or nothing
	 * @throws ScriptException if a location has no known form
	 */
	public Optional<SourceFolder> sourceFolderAround(Path folder, Path workingDirectory) {
		return each((location) -> location.sourceFolderAround(folder, workingDirectory)).stream().findFirst();
	}

	private <T> List<T> each(Function<Location, Optional<T>> function) {
		FoundFiles found = new FoundFiles();
		List<T> results = new ArrayList<>();
		for (String value : this.values) {
			try {
				function.apply(Location.of(value.strip(), this.classLoader)).ifPresent(results::add);
			}
			catch (IllegalLocationException ex) {
				illegal(value, found, ex);
			}
		}
		if (!found.problems().isEmpty()) {
			throw new ScriptException(found.problems());
		}
		return results;
	}

	/**
	 * Return the folders of the class path among the locations.
	 * @return them in their order
	 * @throws ScriptException if a location has no known form
	 */
	List<ClasspathLocation> classpath() {
		return each((location) -> Optional.of(location)
			.filter(ClasspathLocation.class::isInstance)
			.map(ClasspathLocation.class::cast));
	}

	/**
	 * Return the locations as they were named.
	 * @return values of {@code limbeck.locations}
	 */
	public List<String> values() {
		return this.values;
	}

	ClassLoader classLoader() {
		return this.classLoader;
	}

	boolean isSame(Locations other) {
		return this.values.equals(other.values) && this.classLoader == other.classLoader && this.chosen == other.chosen;
	}

	/**
	 * Look for files.
	 * @param found takes the files and what is wrong
	 * @return the locations that do not exist although they may be missing:
	 * {@link #DEFAULT}, and those that nobody has chosen
	 */
	List<String> search(FoundFiles found) {
		List<String> missing = new ArrayList<>();
		for (String value : this.values) {
			try {
				if (!search(Location.of(value.strip(), this.classLoader), value, found)) {
					missing(value.strip(), found, missing);
				}
			}
			catch (IllegalLocationException ex) {
				illegal(value, found, ex);
			}
		}
		return missing;
	}

	/**
	 * Look for the files of one location.
	 * @param location where to look
	 * @param value what messages call it
	 * @param found takes the files and what is wrong
	 * @return whether it exists, as far as can be told
	 */
	static boolean search(Location location, String value, FoundFiles found) {
		try {
			return location.search(found);
		}
		catch (IllegalLocationException ex) {
			illegal(value, found, ex);
			return true;
		}
	}

	private static void illegal(String value, FoundFiles found, IllegalLocationException ex) {
		found.problem(value, "bad-location", ex.getMessage() + " (limbeck.locations)",
				"Write classpath:folder, file:/folder or a path.");
	}

	private void missing(String value, FoundFiles found, List<String> missing) {
		if (value.equals(DEFAULT) || !this.chosen) {
			missing.add(value);
			return;
		}
		found.problem(value, "missing-location", "this location (limbeck.locations) does not exist",
				"Create the folder"
						+ (PLAIN_PATH.matcher(value).matches() ? ", as \"limbeck init " + value + "\" does" : "")
						+ ", or correct limbeck.locations.");
	}

}
