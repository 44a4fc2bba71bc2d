package dev.limbeck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads files whole that people name: a device or a pipe would never end, or never begin.
 */
public final class RegularFile {

	/** How many bytes files of settings, secrets and templates may have. */
	public static final int SMALL = 1024 * 1024;

	private RegularFile() {
	}

	/**
	 * Read a file.
	 * @param file its path; links are followed
	 * @param limit how many bytes it may have
	 * @return its content
	 * @throws NoRegularFileException if it is a folder, a pipe or a device
	 * @throws FileTooLargeException if it is larger
	 * @throws IOException if it is not there, or cannot be read
	 */
	public static byte[] read(Path file, int limit) throws IOException {
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw new NoRegularFileException(file);
		}
		try (InputStream content = Files.newInputStream(file)) {
			byte[] bytes = content.readNBytes(limit);
			if (content.read() >= 0) {
				throw new FileTooLargeException(file, limit);
			}
			return bytes;
		}
	}

	/**
	 * Read a small file of text.
	 * @param file its path; links are followed
	 * @return its content, which is UTF-8
	 * @throws IOException if it is no regular file of at most {@value #SMALL} bytes, or
	 * cannot be read
	 */
	public static String text(Path file) throws IOException {
		return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read(file, SMALL))).toString();
	}

	/**
	 * There is something else than a file.
	 */
	public static final class NoRegularFileException extends IOException {

		private static final long serialVersionUID = 1L;

		private NoRegularFileException(Path file) {
			super(file + " is no regular file");
		}

	}

	/**
	 * A file is larger than what it is for.
	 */
	public static final class FileTooLargeException extends IOException {

		private static final long serialVersionUID = 1L;

		private FileTooLargeException(Path file, int limit) {
			super(file + " has more than " + limit + " bytes");
		}

	}

}
