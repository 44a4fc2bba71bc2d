package dev.limbeck.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;

/**
 * Writes exported files into a folder of their own.
 */
public final class WriteExport {

	private WriteExport() {
	}

	/**
	 * Write them.
	 * @param files what is to be written
	 * @param folder where to; it is made if it is missing
	 * @throws LimbeckException if something lies there, or a file cannot be written
	 */
	public static void into(List<ExportedFile> files, Path folder) {
		try {
			Files.createDirectories(folder);
			check(folder);
			for (ExportedFile file : files) {
				Files.writeString(folder.resolve(file.name()), file.text(), StandardOpenOption.CREATE_NEW);
			}
		}
		catch (IOException ex) {
			throw new LimbeckException("file-not-written",
					"Not all files could be written to " + folder + ": " + ex.getClass().getSimpleName() + ".",
					"Let the process write there, and check that the disk has room.", ex);
		}
	}

	private static void check(Path folder) throws IOException {
		try (Stream<Path> found = Files.list(folder)) {
			if (found.findAny().isPresent()) {
				throw new LimbeckException("folder-not-empty", folder + " is not empty. Nothing was written.",
						"Name a folder that is empty, or not there yet.");
			}
		}
	}

}
