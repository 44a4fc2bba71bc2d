package dev.limbeck.generate;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

import dev.limbeck.LimbeckException;

/**
 * Writes a file all at once, and never over another one.
 */
final class NewFile {

	private NewFile() {
	}

	/**
	 * Write a file. Its folders are created.
	 * @param file its absolute path
	 * @param content its content
	 * @throws LimbeckException if it exists or cannot be written
	 */
	static void write(Path file, byte[] content) {
		try {
			Files.createDirectories(Objects.requireNonNull(file.getParent()));
			// Whoever creates it may write the file; no location reads it. Not
			// createTempFile, whose files nobody else may read.
			Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
			OutputStream stream = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW,
					StandardOpenOption.WRITE);
			Closeable leftover = () -> Files.deleteIfExists(temporary);
			try (leftover) {
				try (stream) {
					stream.write(content);
				}
				Files.move(temporary, file);
			}
		}
		catch (FileAlreadyExistsException ex) {
			throw new LimbeckException("file-exists", file + " is not written: " + ex.getFile() + " exists already.",
					"Delete or rename what is in the way, and try again.");
		}
		catch (IOException ex) {
			throw new LimbeckException("file-not-written",
					file + " cannot be written: " + ex.getClass().getSimpleName() + ".",
					"Let the process write there, and check that the disk has room.", ex);
		}
	}

}
