package dev.limbeck.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.docs.SchemaPages;
import org.jspecify.annotations.Nullable;

/**
 * A folder of pages: what lies in it, and what should. Only what bears our mark is ever
 * replaced or deleted.
 *
 * @param directory the folder, which need not be there
 * @param files what should lie in it, by relative paths with slashes
 * @param present what lies in it and bears our mark, or has one of these paths
 */
record PageFolder(Path directory, Map<String, String> files, Map<String, byte[]> present) {

	/** The mark and the title stand in the first lines. */
	private static final int BEGINNING = 1000;

	private static final Pattern FIRST_PAGE = Pattern.compile("(?m)^(# Schema|<title>Schema</title>)\\r?$");

	/**
	 * Not one of the pages, so that what a broken write leaves is never taken for one.
	 */
	private static final String UNFINISHED = ".limbeck-docs.unfinished";

	static PageFolder of(Path directory, Map<String, String> files) {
		Map<String, byte[]> present = new TreeMap<>();
		try {
			for (Path file : near(directory, files.keySet())) {
				String path = path(directory, file);
				boolean wanted = files.containsKey(path);
				if (wanted || (isPage(path) && isOurs(beginning(file)))) {
					present.put(path, wanted ? Files.readAllBytes(file) : beginning(file));
				}
			}
		}
		catch (IOException ex) {
			throw failed(directory, ex);
		}
		catch (UncheckedIOException ex) {
			throw failed(directory, Objects.requireNonNull(ex.getCause()));
		}
		return new PageFolder(directory, files, present);
	}

	// Pages lie in the folder, and in one for each schema. What has a first page of its
	// own is another folder of pages.
	private static List<Path> near(Path directory, Set<String> wanted) throws IOException {
		List<Path> files = new ArrayList<>();
		for (Path entry : entries(directory)) {
			if (Files.isRegularFile(entry)) {
				files.add(entry);
			}
			else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
				boolean other = hasFirstPage(entry);
				entries(entry).stream()
					.filter(Files::isRegularFile)
					.filter((file) -> !other || wanted.contains(path(directory, file)))
					.forEach(files::add);
			}
		}
		return files;
	}

	private static String path(Path directory, Path file) {
		return directory.relativize(file).toString().replace('\\', '/');
	}

	private static List<Path> entries(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> all = Files.list(directory)) {
			return all.toList();
		}
	}

	private static boolean hasFirstPage(Path directory) throws IOException {
		for (String name : List.of("README.md", "index.html")) {
			Path file = directory.resolve(name);
			if (Files.isRegularFile(file) && isFirstPage(beginning(file))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isFirstPage(byte[] bytes) {
		return isOurs(bytes) && FIRST_PAGE.matcher(text(bytes)).find();
	}

	private static boolean isPage(String path) {
		return path.endsWith(".md") || path.endsWith(".html") || path.endsWith(".svg");
	}

	private static byte[] beginning(Path file) throws IOException {
		try (InputStream content = Files.newInputStream(file)) {
			return content.readNBytes(BEGINNING);
		}
	}

	private static boolean isOurs(byte[] bytes) {
		return text(bytes).contains(SchemaPages.MARK);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, 0, Math.min(BEGINNING, bytes.length), StandardCharsets.UTF_8);
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
		return this.files.keySet().stream().filter((path) -> isForeign(path, this.present.get(path))).toList();
	}

	// The first page of another run is ours, and yet not to be replaced by one of a
	// schema.
	private static boolean isForeign(String path, byte @Nullable [] bytes) {
		return bytes != null && (!isOurs(bytes) || (path.contains("/") && isFirstPage(bytes)));
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
					replace(file, text);
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

	// A write that breaks off leaves the old page, not half of a new one.
	private static void replace(Path file, String text) throws IOException {
		Path folder = Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
		Path unfinished = Files.writeString(folder.resolve(UNFINISHED), text);
		try {
			Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (AtomicMoveNotSupportedException ex) {
			Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static LimbeckException failed(Path directory, IOException ex) {
		return new LimbeckException("file-not-written",
				directory + " cannot be read or written: " + ex.getClass().getSimpleName() + ".",
				"Let the process read and write there, and check that the disk has room.", ex);
	}

}
