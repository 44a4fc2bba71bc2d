package dev.limbeck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads texts that lie beside classes, such as queries.
 */
public final class BundledText {

	private BundledText() {
	}

	/**
	 * Read a text.
	 * @param neighbour a class of the package where it lies
	 * @param name the name of the file
	 * @return all of it
	 * @throws IllegalStateException if it is missing
	 */
	public static String read(Class<?> neighbour, String name) {
		try (InputStream file = neighbour.getResourceAsStream(name)) {
			if (file == null) {
				throw new IllegalStateException(name + " is missing beside " + neighbour.getName());
			}
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
