package dev.limbeck.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

/**
 * The command of {@code limbeck.revision.after-write}, such as a formatter. It runs
 * without a shell unless it names one.
 *
 * @param words the command and its arguments
 * @param directory where it runs
 */
record AfterWrite(List<String> words, Path directory) {

	private static final String FILE = "{file}";

	/**
	 * Run the command on a file.
	 * @param file the file, which exists
	 * @param output takes what the command prints, line by line
	 * @throws LimbeckException if it fails, or leaves a file that is not read as before
	 */
	void run(RevisionFile file, Consumer<String> output) {
		int exitCode = run(command(file.path()), file.path(), output);
		if (exitCode != 0) {
			throw failure(file.path(), "ended with exit code " + exitCode, null);
		}
		try {
			Proof.checkContent(file, Files.readAllBytes(file.path()));
		}
		catch (LimbeckException ex) {
			throw failure(file.path(), "left a file that is not read as before:\n" + ex.description(), ex);
		}
		catch (IOException ex) {
			throw failure(file.path(), "left no file that can be read", ex);
		}
	}

	List<String> command(Path file) {
		List<String> command = new ArrayList<>(this.words);
		command.replaceAll((word) -> word.replace(FILE, file.toString()));
		if (this.words.stream().noneMatch((word) -> word.contains(FILE))) {
			command.add(file.toString());
		}
		return command;
	}

	private int run(List<String> command, Path file, Consumer<String> output) {
		Process process = start(command, file);
		try (BufferedReader lines = process.inputReader()) {
			process.getOutputStream().close();
			lines.lines().forEach(output);
			return process.waitFor();
		}
		catch (IOException | UncheckedIOException ex) {
			throw failure(file, "cannot be talked to", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure(file, "was interrupted", ex);
		}
		finally {
			process.destroy();
		}
	}

	private Process start(List<String> command, Path file) {
		try {
			return new ProcessBuilder(command).directory(this.directory.toFile()).redirectErrorStream(true).start();
		}
		catch (IOException ex) {
			throw failure(file, "cannot be started", ex);
		}
	}

	private LimbeckException failure(Path file, String reason, @Nullable Exception cause) {
		return new LimbeckException("after-write-failed",
				"The new file exists: " + file + ". But the command of " + RevisionFileSettings.AFTER_WRITE + " ("
						+ this.words.get(0) + ") " + reason + ".",
				"Correct the command and run it on the file by hand, or delete the file and generate it again.", cause);
	}

}
