package dev.limbeck.doctor.git;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Runs {@code git} in a folder, to look only: no shell, no network, no program that the
 * repository names, and an end after some seconds.
 *
 * @param program the absolute path of git
 * @param folder where it runs
 * @param patience how long a command may take
 */
record GitCommand(Path program, Path folder, Duration patience) {

	private static final int MOST_BYTES = 256 * 1024 * 1024;

	// They wait for each other through git: where threads are few, or busy, they never
	// end.
	private static final Executor OWN_THREADS = (task) -> {
		Thread thread = new Thread(task, "limbeck-git");
		thread.setDaemon(true);
		thread.start();
	};

	private static final List<String> HARMLESS = List.of("--no-pager", "--no-optional-locks", "-c",
			"core.fsmonitor=false", "-c", "core.hooksPath=" + File.separator + "dev" + File.separator + "null", "-c",
			"log.showSignature=false", "-c", "core.quotePath=false");

	// Before 2.44 git knows nothing of lazy fetches, in which it runs a program that the
	// repository names; without a protocol it cannot.
	private static final Map<String, String> ENVIRONMENT = Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_NO_LAZY_FETCH", "1",
			"GIT_OPTIONAL_LOCKS", "0", "GIT_NO_REPLACE_OBJECTS", "1", "GIT_ALLOW_PROTOCOL", "none", "LC_ALL", "C");

	/** They would have git look at another repository than that of the folder. */
	private static final List<String> MISLEADING = List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE",
			"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_TRACE",
			"GIT_EXTERNAL_DIFF", "GIT_LITERAL_PATHSPECS", "GIT_CEILING_DIRECTORIES", "GIT_PREFIX", "GIT_COMMON_DIR");

	/**
	 * Find git where commands are looked for.
	 * @param searchPath the value of {@code PATH}
	 * @return an absolute path, or {@code null} if there is none
	 */
	static @Nullable Path find(@Nullable String searchPath) {
		for (String folder : ((searchPath != null) ? searchPath : "").split(File.pathSeparator)) {
			for (String name : List.of("git", "git.exe")) {
				try {
					Path program = Path.of(folder, name);
					if (program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program)) {
						return program;
					}
				}
				catch (InvalidPathException ex) {
					// Nothing is found in such a folder.
				}
			}
		}
		return null;
	}

	/**
	 * Run a command.
	 * @param arguments of git
	 * @return what it printed
	 * @throws IOException if it fails, or takes too long
	 */
	byte[] run(List<String> arguments) throws IOException {
		return run(arguments, new byte[0]);
	}

	/**
	 * Run a command.
	 * @param arguments of git
	 * @param input what it reads
	 * @return what it printed
	 * @throws IOException if it fails, takes too long, or prints without end
	 */
	byte[] run(List<String> arguments, byte[] input) throws IOException {
		Process process = start(arguments);
		try {
			CompletableFuture<byte[]> said = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()),
					OWN_THREADS);
			CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()),
					OWN_THREADS);
			CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> write(process, input), OWN_THREADS);
			byte[] printed = output.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
			sent.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
			if (!process.waitFor(this.patience.toMillis(), TimeUnit.MILLISECONDS) || printed.length > MOST_BYTES) {
				throw new IOException("git does not end");
			}
			if (process.exitValue() != 0) {
				throw new GitRefusal("git " + arguments.get(0) + " ended with exit code " + process.exitValue(),
						new String(said.get(this.patience.toMillis(), TimeUnit.MILLISECONDS), StandardCharsets.UTF_8));
			}
			return printed;
		}
		catch (TimeoutException ex) {
			throw new IOException("git " + arguments.get(0) + " took longer than " + this.patience.toSeconds() + " s",
					ex);
		}
		catch (ExecutionException ex) {
			throw new IOException("git " + arguments.get(0) + " cannot be talked to", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private Process start(List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(this.program.toString()));
		command.addAll(HARMLESS);
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.folder.toFile());
		builder.environment().keySet().removeAll(MISLEADING);
		builder.environment().putAll(ENVIRONMENT);
		return builder.start();
	}

	private static byte[] read(InputStream stream) {
		try (stream) {
			return stream.readNBytes(MOST_BYTES + 1);
		}
		catch (IOException ex) {
			return new byte[0];
		}
	}

	private static void write(Process process, byte[] input) {
		try (var stream = process.getOutputStream()) {
			stream.write(input);
		}
		catch (IOException ex) {
			// It has ended without reading all of it, and its exit code tells why.
		}
	}

}
