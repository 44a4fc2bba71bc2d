package dev.limbeck.adopt;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import javax.lang.model.SourceVersion;

/**
 * Where classes are written that belong beside resources.
 *
 * @param folder of the sources in Java
 * @param packageName such as {@code db.limbeck}
 */
public record SourceFolder(Path folder, String packageName) {

	private static final Path RESOURCES = Path.of("src", "main", "resources");

	private static final Path SOURCES = Path.of("src", "main", "java");

	/**
	 * Find it.
	 * @param resources the folder of revision files
	 * @return the folder of sources, or nothing if the files do not lie in a package of
	 * {@code src/main/resources}
	 */
	public static Optional<SourceFolder> beside(Path resources) {
		for (int i = resources.getNameCount() - RESOURCES.getNameCount(); i >= 0; i--) {
			int end = i + RESOURCES.getNameCount();
			if (end < resources.getNameCount() && resources.subpath(i, end).equals(RESOURCES)) {
				Path project = (i > 0) ? resources.subpath(0, i) : Path.of("");
				Path root = (resources.getRoot() != null) ? resources.getRoot().resolve(project) : project;
				String name = resources.subpath(end, resources.getNameCount()).toString().replaceAll("[/\\\\]", ".");
				boolean sound = Arrays.stream(name.split("\\.")).allMatch(SourceVersion::isName);
				return sound ? Optional.of(new SourceFolder(root.resolve(SOURCES), name)) : Optional.empty();
			}
		}
		return Optional.empty();
	}

}
