package dev.limbeck.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The revisions of the application, as its sources have them.
 */
final class History {

	/** The one head. */
	static final String HEAD = "183b5e697cad";

	private static final Path FOLDER = Path.of("src/main/resources/db/migration");

	private History() {
	}

	/**
	 * Return the names of all revision files.
	 * @return names, sorted
	 */
	static List<String> files() {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return how many revisions there are.
	 * @return a number
	 */
	static int size() {
		return files().size();
	}

}
