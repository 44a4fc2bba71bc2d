package dev.limbeck.script.location;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an index holds: folders of the class path with the revision files in them, and
 * folders that did not exist when it was built. Immutable.
 *
 * @param folders the files in each folder, as paths on the class path
 * @param missing the folders that did not exist
 */
record IndexContents(SortedMap<String, SortedSet<String>> folders, SortedSet<String> missing) {

	/** The first line, which names the version of the format. */
	static final String TITLE = "limbeck index 1";

	static final String FOLDER = "folder ";

	static final String FILE = "file ";

	static final String MISSING = "missing ";

	IndexContents {
		SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
		folders.forEach((folder, files) -> copy.put(folder, new TreeSet<>(files)));
		folders = copy;
		missing = new TreeSet<>(missing);
		missing.removeAll(folders.keySet());
	}

	/**
	 * Put two of them together.
	 * @param other another one
	 * @return what either of them holds
	 */
	IndexContents and(IndexContents other) {
		SortedMap<String, SortedSet<String>> both = new TreeMap<>();
		for (Map<String, SortedSet<String>> one : List.of(this.folders, other.folders)) {
			one.forEach((folder, files) -> both.computeIfAbsent(folder, (key) -> new TreeSet<>()).addAll(files));
		}
		SortedSet<String> neither = new TreeSet<>(this.missing);
		neither.addAll(other.missing);
		return new IndexContents(both, neither);
	}

	/**
	 * Write it down.
	 * @return lines, the same ones for the same contents
	 */
	String text() {
		StringBuilder text = new StringBuilder(TITLE).append('\n');
		this.folders.forEach((folder, files) -> {
			append(text, FOLDER, List.of(folder));
			append(text, FILE, files);
		});
		append(text, MISSING, this.missing);
		return text.toString();
	}

	private static void append(StringBuilder text, String word, Collection<String> paths) {
		paths.forEach((path) -> text.append(word).append(path).append('\n'));
	}

}
