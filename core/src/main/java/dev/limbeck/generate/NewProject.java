package dev.limbeck.generate;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

import dev.limbeck.LimbeckException;
import dev.limbeck.RegularFile;
import dev.limbeck.UnfitFileException;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.SourceFolder;
import org.jspecify.annotations.Nullable;

/**
 * A folder for revision files, and the settings with which the command line finds it.
 *
 * @param directory the folder, absolute
 * @param settings the file with the settings, absolute
 * @param newSettings its text, or {@code null} if it exists already
 */
public record NewProject(Path directory, Path settings, @Nullable String newSettings) {

	/** The file in the working directory that holds the settings of the command line. */
	public static final String SETTINGS = "limbeck.properties";

	private static final String LOCATIONS = "limbeck.locations";

	/**
	 * Plan a project. Reads the settings that exist, writes nothing.
	 * @param workingDirectory its root
	 * @param directory the folder for revision files, or {@code null} for the one that
	 * the settings name, else {@code src/main/resources/db/migration} if the project has
	 * resources, else {@code db/migration}
	 * @return the project
	 * @throws LimbeckException if the settings cannot be read or name another folder, or
	 * if something is in the way
	 */
	public static NewProject plan(Path workingDirectory, @Nullable Path directory) {
		Path root = workingDirectory.toAbsolutePath().normalize();
		Path settings = root.resolve(SETTINGS);
		boolean exists = Files.exists(settings);
		Path folder = exists ? configured(root, settings, directory) : chosen(root, directory);
		checkFolder(folder);
		return new NewProject(folder, settings, exists ? null : SettingsText.of(location(root, folder)));
	}

	private static Path chosen(Path root, @Nullable Path directory) {
		if (directory != null) {
			return root.resolve(directory).normalize();
		}
		Path resources = root.resolve(Path.of("src", "main", "resources"));
		return (Files.isDirectory(resources) ? resources : root).resolve(Path.of("db", "migration"));
	}

	private static Path configured(Path root, Path settings, @Nullable Path directory) {
		String value = read(settings).getProperty(LOCATIONS, "").strip();
		List<String> values = value.isEmpty() ? List.of(Locations.DEFAULT) : Arrays.asList(value.split(","));
		Locations locations = Locations.of(values, NewProject.class.getClassLoader());
		if (directory == null) {
			return locations.sourceFolders(root)
				.stream()
				.map(SourceFolder::path)
				.findFirst()
				.orElseThrow(() -> otherLocations(settings, value, chosen(root, null)));
		}
		Path folder = chosen(root, directory);
		return locations.sourceFolderAround(folder, root)
			.map((source) -> folder)
			.orElseThrow(() -> otherLocations(settings, value, folder));
	}

	private static LimbeckException otherLocations(Path settings, String value, Path folder) {
		return new LimbeckException("other-locations",
				settings + " exists, but " + (value.isEmpty() ? "has no " + LOCATIONS : LOCATIONS + " is " + value)
						+ ": files in " + folder + " would not be read.",
				"Add the folder to " + LOCATIONS + " there.");
	}

	private static Properties read(Path settings) {
		Properties properties = new Properties();
		try {
			properties.load(new StringReader(RegularFile.text(settings)));
			return properties;
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new LimbeckException("unreadable-settings", settings + " " + UnfitFileException.reason(ex) + ".",
					"Let the process read it, and save it as properties in UTF-8.");
		}
	}

	private static void checkFolder(Path folder) {
		if (Files.exists(folder) && !Files.isDirectory(folder)) {
			throw new LimbeckException("not-a-directory", folder + " is a file.", "Name another folder.");
		}
	}

	private static String location(Path root, Path folder) {
		Path shown = folder.startsWith(root) ? root.relativize(folder) : folder;
		String location = shown.toString().replace('\\', '/');
		if (location.isEmpty() || location.contains(",")) {
			throw new LimbeckException("bad-directory",
					folder + " cannot stand in " + LOCATIONS + ": it is the working directory, or holds a comma.",
					"Name another folder.");
		}
		return location;
	}

	/**
	 * Create what is missing.
	 * @return the absolute paths of what was created, none if nothing was missing
	 * @throws LimbeckException if it cannot be created
	 */
	public List<Path> create() {
		List<Path> created = new ArrayList<>();
		if (!Files.isDirectory(this.directory)) {
			createDirectory();
			created.add(this.directory);
		}
		if (this.newSettings != null) {
			NewFile.write(this.settings, this.newSettings.getBytes(StandardCharsets.UTF_8));
			created.add(this.settings);
		}
		return created;
	}

	private void createDirectory() {
		try {
			Files.createDirectories(this.directory);
		}
		catch (IOException ex) {
			throw new LimbeckException("not-writable",
					this.directory + " cannot be created: " + ex.getClass().getSimpleName() + ".",
					"Let the process write there, or name another folder.", ex);
		}
	}

}
