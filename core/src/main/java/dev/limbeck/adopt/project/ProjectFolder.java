package dev.limbeck.adopt.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.RegularFile;
import dev.limbeck.sql.SourceText;

/**
 * A folder of another tool's files, read once and never changed. Paths have slashes and
 * are relative to the folder.
 */
public final class ProjectFolder {

	private static final int LARGEST = 64 * 1024 * 1024;

	private final Path base;

	private final Path root;

	private final TreeMap<String, Path> files;

	private ProjectFolder(Path base, Path root, TreeMap<String, Path> files) {
		this.base = base;
		this.root = root;
		this.files = files;
	}

	/**
	 * Look into a folder.
	 * @param base the working directory: people call files as they are called there
	 * @param root the folder
	 * @return what is in it
	 * @throws LimbeckException if it is none, or cannot be read
	 */
	public static ProjectFolder of(Path base, Path root) {
		if (!Files.isDirectory(root)) {
			throw new LimbeckException("no-folder", root + " is no folder.",
					"Name the folder of the migrations, for example src/main/resources/db/migration.");
		}
		try (Stream<Path> found = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
			TreeMap<String, Path> files = new TreeMap<>();
			found.filter(Files::isRegularFile).forEach((file) -> files.put(relative(root, file), file));
			files.keySet().removeIf((file) -> file.startsWith(".") || file.contains("/."));
			return new ProjectFolder(base, root.toAbsolutePath().normalize(), files);
		}
		catch (UncheckedIOException ex) {
			throw unreadable(root, Objects.requireNonNull(ex.getCause()));
		}
		catch (IOException ex) {
			throw unreadable(root, ex);
		}
	}

	private static LimbeckException unreadable(Path root, IOException ex) {
		if (ex instanceof FileSystemLoopException loop) {
			return new LimbeckException("unreadable-folder",
					root + " cannot be read: " + loop.getFile() + " leads back to a folder that it lies in.",
					"Take the link away.", ex);
		}
		String where = (ex instanceof FileSystemException failed) ? ", " + failed.getFile() : "";
		return new LimbeckException("unreadable-folder",
				root + " cannot be read: " + ex.getClass().getSimpleName() + where + ".",
				"Let the process read it, and try again.", ex);
	}

	private static String relative(Path from, Path file) {
		return from.relativize(file).toString().replace('\\', '/');
	}

	/**
	 * Return the files in it and below.
	 * @return paths, sorted by their characters; none that begins with a dot
	 */
	public List<String> files() {
		return List.copyOf(this.files.keySet());
	}

	/**
	 * Return the files directly in it, or, if none of them fits, those below.
	 * @param fits tells which files are wanted
	 * @return paths, sorted by their characters
	 */
	public List<String> nearest(Predicate<String> fits) {
		List<String> all = files().stream().filter(fits).toList();
		List<String> direct = all.stream().filter((file) -> !file.contains("/")).toList();
		return direct.isEmpty() ? all : direct;
	}

	/**
	 * Tell whether there is a file.
	 * @param file its path
	 * @return whether it is there
	 */
	public boolean has(String file) {
		return this.files.containsKey(file);
	}

	/**
	 * Return the folder itself.
	 * @return its path
	 */
	public Path root() {
		return this.root;
	}

	/**
	 * Return the working directory.
	 * @return its path
	 */
	public Path base() {
		return this.base;
	}

	/**
	 * Return what people call the folder, or a file in it.
	 * @param file its path, empty for the folder
	 * @return the path as seen from the working directory
	 */
	public String name(String file) {
		Path path = this.root.resolve(file).toAbsolutePath().normalize();
		Path from = this.base.toAbsolutePath().normalize();
		return (path.startsWith(from) && !path.equals(from)) ? relative(from, path) : path.toString();
	}

	/**
	 * Return the folder and those that it lies in, up to the working directory.
	 * @param most how many at most
	 * @return the folders, itself first
	 */
	public List<Path> above(int most) {
		Path from = this.base.toAbsolutePath().normalize();
		List<Path> folders = new ArrayList<>();
		Path folder = this.root.toAbsolutePath().normalize();
		while (folder != null && folders.size() < most) {
			folders.add(folder);
			folder = folder.equals(from) ? null : folder.getParent();
		}
		return folders;
	}

	/**
	 * Read a file.
	 * @param file its path
	 * @return its text, with {@code LF} and without a byte order mark
	 * @throws LimbeckException if it is no UTF-8, or cannot be read
	 */
	public String read(String file) {
		return read(file, StandardCharsets.UTF_8);
	}

	/**
	 * Read a file.
	 * @param file its path
	 * @param encoding how its characters are written
	 * @return its text, with {@code LF} and without a byte order mark
	 * @throws LimbeckException if it cannot be read
	 */
	public String read(String file, Charset encoding) {
		byte[] bytes = bytes(file);
		byte[] utf8 = encoding.equals(StandardCharsets.UTF_8) ? bytes
				: new String(bytes, encoding).getBytes(StandardCharsets.UTF_8);
		String text = SourceText.decode(name(file), utf8).text();
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

	/**
	 * Look into a file whose encoding is not known.
	 * @param file its path
	 * @return its text, in which only ASCII is to be believed
	 * @throws LimbeckException if it cannot be read
	 */
	public String glance(String file) {
		return new String(bytes(file), StandardCharsets.ISO_8859_1);
	}

	/**
	 * Read the bytes of a file.
	 * @param file its path
	 * @return its content
	 * @throws LimbeckException if it cannot be read
	 */
	public byte[] bytes(String file) {
		try {
			return RegularFile.read(Objects.requireNonNull(this.files.get(file), file), LARGEST);
		}
		catch (IOException ex) {
			throw new LimbeckException("unreadable-file",
					name(file) + " cannot be read: " + ex.getClass().getSimpleName() + ".",
					"Let the process read it, and try again.", ex);
		}
	}

}
