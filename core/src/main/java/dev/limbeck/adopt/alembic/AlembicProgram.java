package dev.limbeck.adopt.alembic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

/**
 * Has the project's own Alembic write its SQL. That runs the code of the project, as
 * Alembic always does: so it is asked for.
 *
 * @param command the words that start it
 * @param folder where it runs: that of {@code alembic.ini}
 */
record AlembicProgram(List<String> command, Path folder) {

	private static final int MOST_BYTES = 256 * 1024 * 1024;

	private static final int PATIENCE = 10;

	private static final int SHOWN = 500;

	// Alembic waits until what it writes is read: no other work may keep that waiting.
	private static final Executor OWN_THREADS = (task) -> {
		Thread thread = new Thread(task, "limbeck-alembic");
		thread.setDaemon(true);
		thread.start();
	};

	/**
	 * Copy the list.
	 */
	AlembicProgram {
		command = List.copyOf(command);
	}

	/**
	 * Have it write SQL.
	 * @param arguments such as {@code upgrade heads}
	 * @return the SQL of each revision, by its id
	 * @throws LimbeckException if it fails
	 */
	Map<String, String> sql(String... arguments) {
		List<String> words = new ArrayList<>(this.command);
		words.addAll(List.of(arguments));
		words.add("--sql");
		try {
			return RenderedSql.of(run(words).replace("\r\n", "\n"));
		}
		catch (IOException ex) {
			throw failure(words, String.valueOf(ex.getMessage()), ex);
		}
	}

	private String run(List<String> words) throws IOException {
		Process process = new ProcessBuilder(words).directory(this.folder.toFile()).start();
		try {
			process.getOutputStream().close();
			CompletableFuture<String> errors = CompletableFuture
				.supplyAsync(() -> read(process.getErrorStream(), MOST_BYTES), OWN_THREADS);
			CompletableFuture<String> output = CompletableFuture
				.supplyAsync(() -> read(process.getInputStream(), MOST_BYTES), OWN_THREADS);
			if (!process.waitFor(PATIENCE, TimeUnit.MINUTES)) {
				throw new IOException("it does not end");
			}
			if (process.exitValue() != 0) {
				throw failure(words, last(errors.join()), null);
			}
			return output.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("it was interrupted", ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static String read(InputStream stream, int most) {
		try (stream) {
			return new String(stream.readNBytes(most), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// The last line of a trace in Python says what happened.
	private static String last(String errors) {
		List<String> lines = errors.lines().filter((line) -> !line.isBlank()).toList();
		String line = lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1).strip();
		return (line.length() > SHOWN) ? line.substring(0, SHOWN) + " ..." : line;
	}

	private static LimbeckException failure(List<String> words, String why, @Nullable Throwable cause) {
		return new LimbeckException("alembic-failed", String.join(" ", words) + " failed: " + why + ".",
				"Run it yourself where alembic.ini lies, and correct that. Or leave --alembic out: then the graph is "
						+ "adopted without its SQL.",
				cause);
	}

}
