package dev.limbeck.script.location;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.limbeck.sql.ScriptException;

/**
 * Finds the files of a folder by means of the indexes on the class path. They are asked
 * only about parts of the class path in which files cannot be listed: what lies elsewhere
 * has been found already, and an old index neither hides it nor adds to it.
 */
final class IndexSearch {

	private final ClasspathLocation location;

	private final boolean listed;

	private final List<URL> closed;

	private final FoundFiles found;

	/**
	 * Create a new search.
	 * @param location the folder
	 * @param listed whether it exists where files can be listed
	 * @param closed where it is, too, but files cannot be listed
	 * @param found holds what was listed, and takes the rest and what is wrong
	 */
	IndexSearch(ClasspathLocation location, boolean listed, List<URL> closed, FoundFiles found) {
		this.location = location;
		this.listed = listed;
		this.closed = closed;
		this.found = found;
	}

	/**
	 * Find what could not be listed.
	 * @return whether the folder exists
	 */
	boolean search() {
		List<URL> urls = this.location.urls(RevisionIndex.RESOURCE);
		boolean open = this.closed.isEmpty() && urls.stream().allMatch(ClasspathLocation::isOpen)
				&& !ClasspathLocation.isNativeImage();
		if (this.listed && open) {
			return true;
		}
		List<IndexFile> indexes = read(urls);
		if (indexes.size() < urls.size()) {
			return true;
		}
		List<IndexFile> fitting = indexes.stream().filter((index) -> index.knows(folder())).toList();
		return fitting.isEmpty() ? isMissing(indexes, open) : search(fitting, open);
	}

	private String folder() {
		return this.location.folder();
	}

	private List<IndexFile> read(List<URL> urls) {
		List<IndexFile> indexes = new ArrayList<>();
		for (URL url : urls) {
			try {
				indexes.add(IndexFile.read(url));
			}
			catch (ScriptException ex) {
				ex.problems().forEach(this.found::problem);
			}
		}
		return indexes;
	}

	private boolean isMissing(List<IndexFile> indexes, boolean open) {
		if (this.closed.isEmpty()
				&& (this.listed || open || indexes.stream().anyMatch((index) -> index.retries(folder())))) {
			return this.listed;
		}
		String where = this.closed.isEmpty() ? "" : " in " + this.closed.get(0);
		if (indexes.isEmpty()) {
			problem("classpath:" + folder(), "no-index", "files cannot be listed" + where + ", and there is no "
					+ RevisionIndex.RESOURCE + " on the class path that names them", RevisionIndex.BUILD_ANEW);
		}
		else {
			problem("classpath:" + folder(), "not-indexed",
					"files cannot be listed" + where + ", and the index was built for other locations: "
							+ indexes.stream().map(IndexFile::toString).collect(Collectors.joining(", ")),
					RevisionIndex.BUILD_ANEW + " Or correct limbeck.locations.");
		}
		return true;
	}

	private boolean search(List<IndexFile> indexes, boolean open) {
		Map<String, List<URL>> urls = new TreeMap<>();
		for (IndexFile index : indexes) {
			index.files(folder()).forEach((file) -> urls.computeIfAbsent(file, this.location::urls));
		}
		if (open && urls.values().stream().allMatch(List::isEmpty)) {
			// The class path has changed since, and can be listed: there is no folder.
			return false;
		}
		indexes.forEach((index) -> checkFiles(index, urls));
		urls.forEach(this::add);
		return true;
	}

	private void checkFiles(IndexFile index, Map<String, List<URL>> urls) {
		for (String file : index.files(folder())) {
			if (urls.getOrDefault(file, List.of()).isEmpty()) {
				problem(index.url().toString(), "stale-index", "it names " + file + ", which is not on the class path",
						RevisionIndex.BUILD_ANEW + " A native image must hold the file.");
			}
		}
	}

	private void add(String file, List<URL> urls) {
		for (URL url : urls) {
			if (!this.listed || !ClasspathLocation.isOpen(url)) {
				String relative = file.substring(Math.min(file.length(), folder().length() + 1));
				this.found.add(url.toString(), file, file, new ScriptPath(relative).isRepeatable() ? relative : "",
						(limit) -> IndexFile.content(url, limit));
			}
		}
	}

	private void problem(String origin, String code, String message, String action) {
		this.found.problem(origin, code, message, action);
	}

}
