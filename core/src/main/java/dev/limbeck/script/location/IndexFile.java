package dev.limbeck.script.location;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SourceText;

/**
 * An index on the class path.
 *
 * @param url where it is
 * @param contents what it holds
 */
record IndexFile(URL url, IndexContents contents) {

	private static final int MAX_BYTES = 16 * 1024 * 1024;

	/**
	 * Read an index.
	 * @param url where it is
	 * @return the index
	 * @throws ScriptException if it cannot be read or understood
	 */
	static IndexFile read(URL url) {
		try {
			byte[] bytes = content(url, MAX_BYTES + 1);
			if (bytes.length > MAX_BYTES) {
				throw bad(url, "it is larger than 16 MiB");
			}
			return new IndexFile(url, new IndexContentsReader(SourceText.decode(url.toString(), bytes)).read());
		}
		catch (IOException ex) {
			throw bad(url, "it cannot be read: " + ex.getClass().getSimpleName());
		}
	}

	// A cache would keep the jar open.
	static byte[] content(URL url, int limit) throws IOException {
		URLConnection connection = url.openConnection();
		connection.setUseCaches(false);
		try (InputStream content = connection.getInputStream()) {
			return content.readNBytes(limit);
		}
	}

	private static ScriptException bad(URL url, String message) {
		return new ScriptException(
				List.of(new ScriptProblem(url.toString(), "bad-index", message, RevisionIndex.BUILD_ANEW)));
	}

	/**
	 * Tell whether the index was built for a folder.
	 * @param folder its path on the class path
	 * @return whether it names its files
	 */
	boolean knows(String folder) {
		return this.contents.folders().containsKey(folder);
	}

	/**
	 * Return the files of a folder.
	 * @param folder its path on the class path
	 * @return their paths, none if the index was not built for that folder
	 */
	SortedSet<String> files(String folder) {
		return this.contents.folders().getOrDefault(folder, new TreeSet<>());
	}

	/**
	 * Tell whether the index says that there is no such folder.
	 * @param folder its path on the class path
	 * @return whether it was missing when the index was built
	 */
	boolean retries(String folder) {
		return this.contents.missing().contains(folder);
	}

	@Override
	public String toString() {
		return this.url + " (" + String.join(", ", this.contents.folders().keySet()) + ")";
	}

}
