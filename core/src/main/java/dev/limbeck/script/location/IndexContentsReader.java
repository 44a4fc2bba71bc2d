package dev.limbeck.script.location;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptPlace;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Reads an index, and believes nothing of it that could lead out of its folders. It stops
 * at the first line that is wrong, since a program writes these lines.
 */
final class IndexContentsReader {

	private static final String TITLE_OF_ANY_VERSION = "limbeck index ";

	private final SourceText text;

	private final SortedMap<String, SortedSet<String>> folders = new TreeMap<>();

	private final SortedSet<String> missing = new TreeSet<>();

	private @Nullable String folder;

	IndexContentsReader(SourceText text) {
		this.text = text;
	}

	/**
	 * Tell whether a path can be part of an index.
	 * @param path names joined by slashes
	 * @return whether it leads downwards only and is one line
	 */
	static boolean isPath(String path) {
		return path.indexOf('\\') < 0 && path.chars().noneMatch(Character::isISOControl)
				&& Arrays.stream(path.split("/", -1))
					.noneMatch((name) -> name.isEmpty() || name.equals(".") || name.equals(".."));
	}

	/**
	 * Read it.
	 * @return what it holds
	 * @throws ScriptException if it breaks the rules of its format
	 */
	IndexContents read() {
		List<String> lines = this.text.text().lines().toList();
		String title = lines.isEmpty() ? "" : lines.get(0);
		if (!title.equals(IndexContents.TITLE)) {
			throw problem(1, title.startsWith(TITLE_OF_ANY_VERSION) ? "this release of Limbeck does not know its format"
					: "this is no index of revision files");
		}
		for (int line = 2; line <= lines.size(); line++) {
			read(line, lines.get(line - 1));
		}
		return new IndexContents(this.folders, this.missing);
	}

	private void read(int number, String line) {
		if (line.startsWith(IndexContents.FOLDER)) {
			this.folder = path(number, line, IndexContents.FOLDER);
			this.folders.putIfAbsent(this.folder, new TreeSet<>());
		}
		else if (line.startsWith(IndexContents.MISSING)) {
			this.missing.add(path(number, line, IndexContents.MISSING));
		}
		else if (line.startsWith(IndexContents.FILE)) {
			addFile(number, path(number, line, IndexContents.FILE));
		}
		else {
			throw problem(number, "this line is none of an index");
		}
	}

	private String path(int number, String line, String word) {
		String path = line.substring(word.length());
		if (!isPath(path)) {
			throw problem(number, "this is no path on the class path");
		}
		return path;
	}

	private void addFile(int number, String file) {
		if (this.folder == null || !file.startsWith(this.folder + "/")) {
			throw problem(number, "this file is not in the folder that the index names before it");
		}
		ScriptPath path = new ScriptPath(file.substring(this.folder.length() + 1));
		if (!path.isRepeatable() && (path.isExcluded() || !(path.isScript() || path.isClass()))) {
			throw problem(number, "this is no revision file");
		}
		this.folders.computeIfAbsent(this.folder, (key) -> new TreeSet<>()).add(file);
	}

	private ScriptException problem(int line, String message) {
		return new ScriptException(List.of(new ScriptProblem(new ScriptPlace(this.text.origin(), line, 1, null),
				"bad-index", message, RevisionIndex.BUILD_ANEW)));
	}

}
