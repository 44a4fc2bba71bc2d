package dev.limbeck.java;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The files of compiled classes.
 */
public final class ClassFiles {

	private ClassFiles() {
	}

	/**
	 * Return what the compiler wrote.
	 * @param type a class on the class path
	 * @return the content of its file
	 */
	public static byte[] bytes(Class<?> type) {
		try (InputStream file = type.getResourceAsStream(fileName(type))) {
			return Objects.requireNonNull(file, type::getName).readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Put the files of classes into a folder.
	 * @param folder where to; it is made if missing
	 * @param types classes on the class path
	 */
	public static void copy(Path folder, Class<?>... types) {
		try {
			Files.createDirectories(folder);
			for (Class<?> type : types) {
				Files.write(folder.resolve(fileName(type)), bytes(type));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the name of a class's file.
	 * @param type the class
	 * @return its binary name without the package, and {@code .class}
	 */
	public static String fileName(Class<?> type) {
		return type.getName().substring(type.getPackageName().length() + 1) + ".class";
	}

}
