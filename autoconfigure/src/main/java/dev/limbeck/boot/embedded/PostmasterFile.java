package dev.limbeck.boot.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a server has written about itself into {@code postmaster.pid}:
 * https://www.postgresql.org/docs/current/storage-file-layout.html.
 *
 * @param pid its process id
 * @param directory its data directory
 * @param started when it started, to the second
 */
record PostmasterFile(long pid, Path directory, Instant started) {

	private static final int LINES = 3;

	private static final Duration TOLERANCE = Duration.ofSeconds(5);

	/**
	 * Read the file.
	 * @param file where it is
	 * @return its first lines, or {@code null} if they are something else
	 * @throws IOException if it cannot be read
	 */
	static @Nullable PostmasterFile read(Path file) throws IOException {
		List<String> lines = Files.readAllLines(file);
		if (lines.size() < LINES) {
			return null;
		}
		try {
			return new PostmasterFile(Long.parseLong(lines.get(0).strip()), Path.of(lines.get(1)),
					Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Read as much as the tools of PostgreSQL read before they signal a process.
	 * @param file where it is
	 * @return the process id in its first line, or nothing if there is none
	 */
	static Optional<Long> pid(Path file) {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.findFirst().map((line) -> Math.abs(Long.parseLong(line.strip())));
		}
		catch (IOException | UncheckedIOException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Tell whether it was written by a server of a data directory.
	 * @param data the directory
	 * @return whether it is the same
	 * @throws IOException if one of them is not there
	 */
	boolean isOf(Path data) throws IOException {
		return Files.exists(this.directory) && Files.isSameFile(this.directory, data);
	}

	/**
	 * Tell whether it was written by a process, and by none that had its id before.
	 * @param process the process
	 * @return whether it is a PostgreSQL that started then
	 */
	boolean isWrittenBy(ProcessHandle process) {
		return process.info().command().orElse("").contains("postgres") && process.info()
			.startInstant()
			.filter((start) -> Duration.between(start, this.started).abs().compareTo(TOLERANCE) <= 0)
			.isPresent();
	}

}
