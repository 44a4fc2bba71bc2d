package dev.limbeck.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.docs.SchemaPages;

/**
 * A folder of pages: what lies in it, and what should. Only what bears our mark is ever
 * replaced or deleted.
 *
 * @param directory the folder, which need not be there
 * @param files what should lie in it, by relative paths with slashes
 * @param present what lies in it and bears our mark, or has one of these paths
 */
record PageFolder(Path directory, Map<String, String> files, Map<String, byte[]> present) {

	/** The mark stands in the first lines. */
	private static final int BEGINNING = 300;

	static PageFolder of(Path directory, Map<String, String> files) {
		Map<String, byte[]> present = new TreeMap<>();
		try {
			for (Path file : regular(directory)) {
				String path = directory.relativize(file).toString().replace('\\', '/');
				boolean page = path.endsWith(".md") || path.endsWith(".html") || path.endsWith(".svg");
				byte[] bytes = (page || files.containsKey(path)) ? Files.readAllBytes(file) : new byte[0];
				if (files.containsKey(path) || (page && isOurs(bytes))) {
					present.put(path, bytes);
				}
			}
		}
		catch (IOException ex) {
			throw failed(directory, ex);
		}
		return new PageFolder(directory, files, present);
	}

	private static List<Path> regular(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> all = Files.walk(directory)) {
			return all.filter(Files::isRegularFile).toList();
		}
	}

	private static boolean isOurs(byte[] bytes) {
		String beginning = new String(bytes, 0, Math.min(BEGINNING, bytes.length), StandardCharsets.UTF_8);
		return beginning.contains(SchemaPages.MARK);
	}

	int size() {
		return this.files.size();
	}

	List<String> paths() {
		return List.copyOf(this.files.keySet());
	}

	/**
	 * Return what would be replaced and is not ours.
	 * @return paths
	 */
	List<String> foreign() {
		return this.files.keySet()
			.stream()
			.filter((path) -> this.present.containsKey(path) && !isOurs(this.present.get(path)))
			.toList();
	}

	/**
	 * Return what is not as it should be: missing, different, or there for nothing.
	 * @return paths
	 */
	List<String> stale() {
		TreeSet<String> paths = new TreeSet<>(this.files.keySet());
		paths.addAll(this.present.keySet());
		return paths.stream().filter((path) -> !isCurrent(path)).toList();
	}

	// A working copy may have other line ends.
	private boolean isCurrent(String path) {
		String text = this.files.get(path);
		byte[] bytes = this.present.get(path);
		if (text == null || bytes == null) {
			return false;
		}
		return Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))
				|| new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n").equals(text);
	}

	/**
	 * Make it as it should be.
	 * @return what has changed
	 */
	List<String> write() {
		List<String> changed = new ArrayList<>(stale());
		try {
			for (String path : changed) {
				Path file = this.directory.resolve(path);
				String text = this.files.get(path);
				if (text != null) {
					SchemaOutput.replace(file, text);
				}
				else {
					Files.delete(file);
				}
			}
		}
		catch (IOException ex) {
			throw failed(this.directory, ex);
		}
		return changed;
	}

	private static LimbeckException failed(Path directory, IOException ex) {
		return new LimbeckException("file-not-written",
				directory + " cannot be read or written: " + ex.getClass().getSimpleName() + ".",
				"Let the process read and write there, and check that the disk has room.", ex);
	}

}
