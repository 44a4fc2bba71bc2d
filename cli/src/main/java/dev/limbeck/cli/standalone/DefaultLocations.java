package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.script.location.Locations;

/**
 * Where revision files lie if nobody says it: in the sources, and with a class path on
 * that, too. What a build has copied from the sources must not count twice.
 */
final class DefaultLocations {

	static final String FOLDER = "db/migration";

	static final String RESOURCES = "src/main/resources/" + FOLDER;

	private DefaultLocations() {
	}

	/**
	 * Find the locations.
	 * @param directory the working directory
	 * @param classpath folders and jars, absolute or relative to it
	 * @return locations
	 */
	static List<String> of(Path directory, List<Path> classpath) {
		List<Path> entries = classpath.stream().map(directory::resolve).toList();
		if (entries.stream().anyMatch(DefaultLocations::holdsScripts)) {
			return List.of(Locations.DEFAULT);
		}
		Path sources = sources(directory);
		List<String> locations = new ArrayList<>();
		if (entries.isEmpty() || Files.exists(sources)) {
			locations.add(sources.toString());
		}
		if (!entries.isEmpty()) {
			locations.add(Locations.DEFAULT);
		}
		return locations;
	}

	// The same that "limbeck init" creates, as long as there is none.
	private static Path sources(Path directory) {
		Path resources = directory.resolve(RESOURCES);
		Path folder = directory.resolve(FOLDER);
		boolean begun = Files.exists(resources) || Files.exists(folder);
		return Files.isDirectory(begun ? resources : directory.resolve("src/main/resources")) ? resources : folder;
	}

	private static boolean holdsScripts(Path entry) {
		if (Files.isDirectory(entry)) {
			return holdsScriptsBelow(entry.resolve(FOLDER));
		}
		try (FileSystem jar = FileSystems.newFileSystem(entry)) {
			return holdsScriptsBelow(jar.getPath(FOLDER));
		}
		catch (IOException | RuntimeException ex) {
			return false; // Who reads it will say what is wrong.
		}
	}

	private static boolean holdsScriptsBelow(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.anyMatch((file) -> file.toString().endsWith(".sql"));
		}
		catch (IOException ex) {
			return false;
		}
	}

}
