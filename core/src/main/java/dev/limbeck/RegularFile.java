package dev.limbeck;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads files whole that people name: a device or a pipe would never end, or never begin,
 * nor would some files that are regular by name alone, such as {@code /proc/kmsg}.
 */
public final class RegularFile {

	/** How many bytes files of settings, secrets and templates may have. */
	public static final int SMALL = 1024 * 1024;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int FILE_TYPE = 0170000;

	private static final int PIPE = 0010000;

	private static final int SOCKET = 0140000;

	private RegularFile() {
	}

	/**
	 * Read a file.
	 * @param file its path; links are followed
	 * @param limit how many bytes it may have
	 * @return its content
	 * @throws UnfitFileException if it is a folder, a pipe or a device, larger, or has
	 * not ended after ten seconds
	 * @throws IOException if it is not there, or cannot be read
	 */
	public static byte[] read(Path file, int limit) throws IOException {
		return whole(file, limit, PATIENCE);
	}

	static byte[] whole(Path file, int limit, Duration patience) throws IOException {
		byte[] bytes = start(file, limit + 1, patience);
		if (bytes.length > limit) {
			throw new UnfitFileException(file,
					"is larger than " + ((limit % SMALL == 0) ? (limit / SMALL) + " MiB" : limit + " bytes"));
		}
		return bytes;
	}

	/**
	 * Read how a file begins.
	 * @param file its path; links are followed
	 * @param limit how many bytes are wanted at most
	 * @return its first bytes
	 * @throws UnfitFileException if it is a folder, a pipe or a device, or has not come
	 * to an end or to the limit after ten seconds
	 * @throws IOException if it is not there, or cannot be read
	 */
	public static byte[] start(Path file, int limit) throws IOException {
		return start(file, limit, PATIENCE);
	}

	// Nothing can end a read that blocks: its thread is left alone, and keeps no process.
	private static byte[] start(Path file, int limit, Duration patience) throws IOException {
		FutureTask<byte[]> reading = new FutureTask<>(() -> bytes(file, limit));
		Thread reader = new Thread(reading, "limbeck-file");
		reader.setDaemon(true);
		reader.start();
		try {
			return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw new UnfitFileException(file, "has not come to an end within " + patience.toSeconds() + " s");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("interrupted while " + file + " was read");
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof IOException failure) ? failure : new IOException(ex.getCause());
		}
	}

	private static byte[] bytes(Path file, int limit) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		if (!attributes.isRegularFile()) {
			throw new UnfitFileException(file, "is " + (attributes.isDirectory() ? "a folder" : special(file)));
		}
		try (InputStream content = Files.newInputStream(file)) {
			return content.readNBytes(limit);
		}
	}

	private static String special(Path file) throws IOException {
		if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
			return "no regular file";
		}
		return switch ((Integer) Files.getAttribute(file, "unix:mode") & FILE_TYPE) {
			case PIPE -> "a pipe";
			case SOCKET -> "a socket";
			default -> "a device";
		};
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

}
