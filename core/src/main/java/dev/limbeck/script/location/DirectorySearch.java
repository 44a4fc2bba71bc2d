package dev.limbeck.script.location;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.stream.Stream;

import dev.limbeck.RegularFile;

/**
 * Looks for scripts and classes in a folder of the file system. Links are followed, as
 * volumes of Kubernetes consist of them; the folders these hide behind begin with a dot.
 */
final class DirectorySearch extends SimpleFileVisitor<Path> {

	private final Path root;

	private final String name;

	private final FoundFiles found;

	private Path parent;

	private Path realParent;

	/**
	 * Create a new search.
	 * @param root the folder
	 * @param name what messages call it
	 * @param found takes the files and what is wrong with them
	 */
	DirectorySearch(Path root, String name, FoundFiles found) {
		this.root = root;
		this.name = name;
		this.found = found;
		this.parent = root;
		this.realParent = root;
	}

	void search() {
		try {
			this.realParent = this.root.toRealPath();
			Files.walkFileTree(this.root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
		}
		catch (IOException ex) {
			throw new IllegalLocationException("the folder " + this.root + " cannot be read: " + ex);
		}
	}

	@Override
	public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
		if (directory.equals(this.root)) {
			return FileVisitResult.CONTINUE;
		}
		ScriptPath path = new ScriptPath(relative(directory) + "/");
		if (relative(directory).equals(Repeatables.FOLDER)) {
			return FileVisitResult.CONTINUE;
		}
		if (path.isExcluded() && !relative(directory).startsWith(Repeatables.FOLDER + "/")) {
			noteScripts(directory);
			return FileVisitResult.SKIP_SUBTREE;
		}
		if (path.isScript()) {
			this.found.folderNamedLikeScript(origin(directory));
			return FileVisitResult.SKIP_SUBTREE;
		}
		return FileVisitResult.CONTINUE;
	}

	// What lies there is not read, so what cannot be read there does not matter.
	private void noteScripts(Path directory) {
		try (Stream<Path> files = Files.walk(directory)) {
			if (files.filter(Files::isRegularFile)
				.anyMatch((file) -> new ScriptPath(relative(file)).folderOfOthers().isPresent())) {
				this.found.leave(origin(directory));
			}
		}
		catch (IOException | UncheckedIOException ex) {
			this.found.leave(origin(directory));
		}
	}

	@Override
	public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
		String relative = relative(file);
		ScriptPath path = new ScriptPath(relative);
		if (!path.isRepeatable() && (path.isExcluded() || !(path.isScript() || path.isClass()))) {
			return FileVisitResult.CONTINUE;
		}
		if (attributes.isRegularFile()) {
			add(file, relative, attributes.size());
		}
		else {
			this.found.problem(origin(file), "unreadable-file",
					attributes.isSymbolicLink() ? "the link leads nowhere" : "this is no regular file",
					"Put a file in its place, or delete it.");
		}
		return FileVisitResult.CONTINUE;
	}

	private void add(Path file, String relative, long size) {
		String origin = this.name + "/" + relative;
		String other = new ScriptPath(relative).isRepeatable() ? relative : "";
		try {
			this.found.add(realPath(file).toString(), origin, origin, other, (limit) -> read(file, size, limit));
		}
		catch (IOException ex) {
			this.found.unreadable(origin, ex);
		}
	}

	// Looking at each part of each path costs more than reading the files.
	private Path realPath(Path file) throws IOException {
		Path parent = file.getParent();
		if (parent == null || Files.isSymbolicLink(file)) {
			return file.toRealPath();
		}
		if (!parent.equals(this.parent)) {
			this.parent = parent;
			this.realParent = parent.toRealPath();
		}
		return this.realParent.resolve(file.getFileName());
	}

	// What has no size may be a file of the kernel, whose end may never come.
	private static byte[] read(Path file, long size, int limit) throws IOException {
		if (size == 0) {
			return RegularFile.start(file, limit);
		}
		if (size < limit) {
			return Files.readAllBytes(file);
		}
		try (InputStream content = Files.newInputStream(file)) {
			return content.readNBytes(limit);
		}
	}

	@Override
	public FileVisitResult visitFileFailed(Path file, IOException failure) {
		if (failure instanceof FileSystemLoopException) {
			this.found.problem(origin(file), "link-loop", "the link leads back to a folder it lies in",
					"Delete the link.");
		}
		else {
			this.found.unreadable(origin(file), failure);
		}
		return FileVisitResult.CONTINUE;
	}

	private String relative(Path path) {
		return this.root.relativize(path).toString().replace('\\', '/');
	}

	private String origin(Path path) {
		return path.equals(this.root) ? this.name : this.name + "/" + relative(path);
	}

}
