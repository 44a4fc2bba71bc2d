package dev.limbeck.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.limbeck.RegularFile;
import dev.limbeck.UnfitFileException;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of a model: one, or those of a folder and the folders in it. What
 * begins with a dot is left alone.
 */
final class ModelFiles {

	private static final int MAX_BYTES = 64 * 1024 * 1024;

	private static final String READABLE = "Name a file, or a folder with files, that this process may read.";

	private final List<ModelFile> files = new ArrayList<>();

	private final List<ScriptProblem> problems = new ArrayList<>();

	private ModelFiles() {
	}

	/**
	 * Read them.
	 * @param path a file or a folder
	 * @return the files in the order of their paths
	 * @throws dev.limbeck.LimbeckException if one cannot be read, or there is none
	 */
	static List<ModelFile> read(Path path) {
		ModelFiles found = new ModelFiles();
		found.find(path);
		if (found.files.isEmpty() && found.problems.isEmpty()) {
			found.problems
				.add(new ScriptProblem(path.toString(), "empty-model", "there is no file *.sql in this folder",
						"Name the folder, or the file, that says what the schema should be."));
		}
		if (!found.problems.isEmpty()) {
			throw ModelErrors.of(path.toString(), found.problems);
		}
		return found.files;
	}

	private void find(Path path) {
		if (!Files.isDirectory(path)) {
			add(path);
			return;
		}
		try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
			all.filter((file) -> isScript(path.relativize(file)) && !Files.isDirectory(file))
				.sorted(Comparator.comparing(Path::toString))
				.forEach(this::add);
		}
		catch (UncheckedIOException ex) {
			@Nullable IOException cause = ex.getCause();
			unreadable(path, (cause != null) ? cause : ex);
		}
		catch (IOException ex) {
			unreadable(path, ex);
		}
	}

	private void unreadable(Path folder, Exception failure) {
		this.problems.add(new ScriptProblem(folder.toString(), "unreadable-file",
				"the folder " + UnfitFileException.reason(failure), READABLE));
	}

	private static boolean isScript(Path relative) {
		for (Path part : relative) {
			if (part.toString().startsWith(".")) {
				return false;
			}
		}
		return relative.toString().toLowerCase(Locale.ROOT).endsWith(".sql");
	}

	private void add(Path file) {
		try {
			this.files.add(new ModelFile(SourceText.decode(file.toString(), RegularFile.read(file, MAX_BYTES))));
		}
		catch (IOException ex) {
			this.problems.add(new ScriptProblem(file.toString(), "unreadable-file",
					"the file " + UnfitFileException.reason(ex), READABLE));
		}
		catch (ScriptException ex) {
			this.problems.addAll(ex.problems());
		}
	}

}
