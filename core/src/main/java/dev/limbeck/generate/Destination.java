package dev.limbeck.generate;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import dev.limbeck.LimbeckException;
import dev.limbeck.script.location.SourceFolder;

/**
 * The folder in which a new file comes to lie.
 *
 * @param source the folder of the location it belongs to
 * @param folder that folder or one in it
 */
record Destination(SourceFolder source, Path folder) {

	/**
	 * Find the place of a file, which is free and can be written.
	 * @param name its name, perhaps with folders before it
	 * @return its absolute path
	 * @throws LimbeckException if it could not be written there, or would not be read
	 */
	Path file(String name) {
		Path file = path(name);
		if (!file.startsWith(this.folder) || !this.source.reads(file)) {
			throw new LimbeckException("file-not-read",
					file + " would not be read: a location leaves out its folders repeatable and seed,"
							+ " and whatever begins with a dot.",
					"Choose another folder or id, or correct " + RevisionFileSettings.PATTERN + ".");
		}
		if (Files.exists(file)) {
			throw new LimbeckException("file-exists", file + " exists already.",
					"Delete or rename it, or let " + RevisionFileSettings.PATTERN + " hold {rev}.");
		}
		checkWritable(file);
		return file;
	}

	/**
	 * Find the place of a file under one of two names.
	 * @param name its name, perhaps with folders before it
	 * @param otherwise what is put behind it, before its suffix, if something lies there;
	 * empty if it is to have no other name
	 * @return its absolute path
	 * @throws LimbeckException if it could not be written there, or would not be read
	 */
	Path file(String name, String otherwise) {
		boolean other = !otherwise.isEmpty() && Files.exists(path(name));
		int suffix = name.lastIndexOf('.');
		return file((other && suffix > 0) ? name.substring(0, suffix) + otherwise + name.substring(suffix) : name);
	}

	private Path path(String name) {
		try {
			return this.folder.resolve(name).normalize();
		}
		catch (InvalidPathException ex) {
			throw new LimbeckException("bad-file-name",
					"This system cannot have a file " + name + ": " + ex.getReason() + ".",
					"Use other words, or another character encoding (LC_ALL=C.UTF-8).");
		}
	}

	private static void checkWritable(Path file) {
		Path existing = file.getParent();
		while (existing != null && !Files.exists(existing)) {
			existing = existing.getParent();
		}
		if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
			String reason = (existing == null || !Files.isDirectory(existing)) ? " is no folder." : " is not writable.";
			throw new LimbeckException("not-writable", file + " cannot be written: " + existing + reason,
					"Let the process write there, or choose another folder.");
		}
	}

}
