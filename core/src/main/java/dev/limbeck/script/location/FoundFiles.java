package dev.limbeck.script.location;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

import dev.limbeck.UnfitFileException;
import dev.limbeck.script.JavaRevisionReader;
import dev.limbeck.script.RevisionFile;
import dev.limbeck.sql.ScriptProblem;

/**
 * Collects the files of all locations, each once, and what is wrong with them.
 */
final class FoundFiles {

	private static final int MAX_BYTES = 64 * 1024 * 1024;

	private final Map<String, Found> files = new TreeMap<>();

	private final Set<String> left = new TreeSet<>();

	private final List<ScriptProblem> problems = new ArrayList<>();

	/**
	 * Add a file unless it is known already.
	 * @param key tells the file from all others: its real path or URL
	 * @param origin what messages call it
	 * @param name its path on the class path, or in the file system
	 * @param content reads it
	 */
	void add(String key, String origin, String name, Content content) {
		add(key, origin, name, "", content);
	}

	/**
	 * Add a script that is no revision.
	 * @param key tells the file from all others: its real path or URL
	 * @param origin what messages call it
	 * @param name its path on the class path, or in the file system
	 * @param other its path in the location, which begins with one of the folders of such
	 * scripts
	 * @param content reads it
	 */
	void add(String key, String origin, String name, String other, Content content) {
		if (this.files.containsKey(key)) {
			return;
		}
		try {
			byte[] bytes = content.read(MAX_BYTES + 1);
			this.files.put(key, new Found(key, origin, name, other, bytes));
			if (bytes.length > MAX_BYTES) {
				problem(origin, "file-too-large", "the file is larger than 64 MiB",
						"Split it into several revisions, or load its data by other means.");
			}
		}
		catch (IOException ex) {
			unreadable(origin, ex);
		}
	}

	/**
	 * Take note of a folder whose scripts are no revisions.
	 * @param folder what messages call it
	 */
	void leave(String folder) {
		this.left.add(folder);
	}

	/**
	 * Return the folders whose scripts are no revisions.
	 * @return what messages call them
	 */
	List<String> left() {
		return List.copyOf(this.left);
	}

	void problem(String origin, String code, String message, String action) {
		problem(new ScriptProblem(origin, code, message, action));
	}

	void problem(ScriptProblem problem) {
		// Several locations may come across the same.
		if (!this.problems.contains(problem)) {
			this.problems.add(problem);
		}
	}

	void unreadable(String origin, IOException ex) {
		problem(origin, "unreadable-file", "it " + UnfitFileException.reason(ex),
				"Let the process read it, or delete it.");
	}

	void folderNamedLikeScript(String origin) {
		problem(origin.replaceFirst("/$", ""), "folder-named-like-script",
				"this is a folder, although its name ends with .sql", "Rename it.");
	}

	List<ScriptProblem> problems() {
		return this.problems;
	}

	/**
	 * Return the files in the order of their keys.
	 * @return the files, scripts and classes
	 */
	List<Found> files() {
		return List.copyOf(this.files.values());
	}

	/**
	 * Return the scripts that are no revisions.
	 * @param folder in which they lie
	 * @return the files, as far as they are not too large
	 */
	List<Found> others(String folder) {
		return this.files.values()
			.stream()
			.filter((file) -> file.other().startsWith(folder + "/") && file.bytes().length <= MAX_BYTES)
			.toList();
	}

	/**
	 * Hand over the classes.
	 * @param reader takes them in the order of their origins
	 */
	void readClasses(JavaRevisionReader reader) {
		List<Found> classes = new ArrayList<>();
		for (Found file : this.files.values()) {
			if (file.isClass() && file.bytes().length <= MAX_BYTES) {
				classes.add(file);
			}
		}
		if (!classes.isEmpty()) {
			classes.sort(Comparator.comparing(Found::origin).thenComparing(Found::key));
			classes.forEach((file) -> reader.add(file.origin(), file.bytes()));
		}
	}

	/**
	 * Hand over the scripts, once.
	 * @return them in the order of their origins
	 */
	List<RevisionFile> scripts() {
		return scripts(RevisionFile::new);
	}

	/**
	 * Hand over the scripts, once.
	 * @param <T> what becomes of one
	 * @param reader makes that of its origin and its bytes
	 * @return them in the order of their origins
	 */
	<T> List<T> scripts(BiFunction<String, byte[], T> reader) {
		// Two roots of the class path may hold files of one name.
		Set<String> origins = new HashSet<>();
		Set<String> several = new HashSet<>();
		for (Found file : this.files.values()) {
			if (!origins.add(file.origin())) {
				several.add(file.origin());
			}
		}
		Map<String, T> scripts = new TreeMap<>();
		for (Iterator<Found> rest = this.files.values().iterator(); rest.hasNext();) {
			Found file = rest.next();
			if (file.isClass() || !file.other().isEmpty()) {
				continue;
			}
			rest.remove(); // Its bytes are not needed any more.
			if (file.bytes().length <= MAX_BYTES) {
				String origin = several.contains(file.origin()) ? file.key() : file.origin();
				scripts.put(origin, reader.apply(origin, file.bytes()));
			}
		}
		return new ArrayList<>(scripts.values());
	}

	/**
	 * Reads a file's content.
	 */
	interface Content {

		/**
		 * Read the file.
		 * @param limit how many bytes are wanted at most
		 * @return its first bytes
		 * @throws IOException if it cannot be read
		 */
		byte[] read(int limit) throws IOException;

	}

	/**
	 * A file with its content.
	 *
	 * @param key tells it from all others
	 * @param origin what messages call it
	 * @param name its path on the class path, or in the file system
	 * @param other its path in the location if it is no revision, else nothing
	 * @param bytes its content, cut off behind what is allowed
	 */
	record Found(String key, String origin, String name, String other, byte[] bytes) {

		boolean isClass() {
			return this.other.isEmpty() && new ScriptPath(this.origin).isClass();
		}

	}

}
