package dev.limbeck.adopt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;

/**
 * Writes the files of an adoption into a folder of their own.
 */
public final class WriteAdoption {

	private WriteAdoption() {
	}

	/**
	 * Refuse a folder in which something lies.
	 * @param folder where the files are to be written
	 * @throws LimbeckException if it is no empty folder
	 */
	public static void check(Path folder) {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> found = Files.list(folder)) {
			if (found.findAny().isPresent()) {
				throw new LimbeckException("folder-not-empty", folder + " is not empty. Nothing was written.",
						"Name another folder with --into, or empty this one.");
			}
		}
		catch (IOException ex) {
			throw new LimbeckException("no-folder", folder + " is no folder that can be read. Nothing was written.",
					"Name another folder with --into.", ex);
		}
	}

	/**
	 * Write the files, and the classes beside them.
	 * @param plan what is to be written
	 * @param folder where to; it is made if it is missing
	 * @throws LimbeckException if the folder is not empty, or a file cannot be written
	 */
	public static void into(AdoptionPlan plan, Path folder) {
		check(folder);
		checkClasses(plan, folder);
		try {
			Files.createDirectories(folder);
			for (AdoptedFile file : plan.files()) {
				Files.writeString(folder.resolve(file.name()), file.text(), StandardOpenOption.CREATE_NEW);
			}
			for (AdoptedClass each : plan.classes()) {
				Path source = source(folder, each);
				Files.createDirectories(Objects.requireNonNull(source.getParent()));
				Files.writeString(source, each.text(), StandardOpenOption.CREATE_NEW);
			}
		}
		catch (IOException ex) {
			throw new LimbeckException("file-not-written",
					"Not all files could be written to " + folder + ": " + ex.getClass().getSimpleName() + ".",
					"Let the process write there, check that the disk has room, delete what was written, and try again.",
					ex);
		}
	}

	private static void checkClasses(AdoptionPlan plan, Path folder) {
		List<String> there = plan.classes()
			.stream()
			.map((each) -> source(folder, each))
			.filter(Files::exists)
			.map(Path::toString)
			.toList();
		if (!there.isEmpty()) {
			throw new LimbeckException("file-exists",
					"These sources are there already: " + String.join(", ", there) + ". Nothing was written.",
					"Delete them, or name another folder with --into: the classes lie in a package of its name.");
		}
	}

	private static Path source(Path folder, AdoptedClass adopted) {
		return SourceFolder.beside(folder).orElseThrow().folder().resolve(adopted.file());
	}

}
