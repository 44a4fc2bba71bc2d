package dev.limbeck.script.location;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One place where revision files lie.
 */
sealed interface Location permits ClasspathLocation, FileLocation {

	/** Two letters at least: one is a Windows drive. */
	Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.*-]+):(.*)", Pattern.DOTALL);

	/**
	 * Look for files.
	 * @param found takes the files and what is wrong with them
	 * @return whether the location exists
	 */
	boolean search(FoundFiles found);

	/**
	 * Tell where people write its files.
	 * @param workingDirectory the root of the project, absolute
	 * @return the folder, which need not exist, or nothing if this project has none
	 */
	Optional<SourceFolder> sourceFolder(Path workingDirectory);

	/**
	 * Tell whether its files may be written in a folder.
	 * @param folder an absolute path
	 * @param workingDirectory the root of the project, absolute
	 * @return the location's folder that is or holds this one, or nothing
	 */
	Optional<SourceFolder> sourceFolderAround(Path folder, Path workingDirectory);

	/**
	 * Understand a location.
	 * @param value as {@code limbeck.locations} holds it
	 * @param classLoader finds the folders of the class path
	 * @return the location
	 * @throws IllegalLocationException if it has another form
	 */
	static Location of(String value, ClassLoader classLoader) {
		Matcher matcher = SCHEME.matcher(value);
		if (!matcher.matches()) {
			return new FileLocation(path(value));
		}
		return switch (matcher.group(1)) {
			case "classpath", "classpath*" -> new ClasspathLocation(folder(matcher.group(2)), classLoader);
			case "filesystem" -> new FileLocation(path(matcher.group(2)));
			case "file" -> new FileLocation(fileUrl(value, matcher.group(2)));
			default -> throw new IllegalLocationException("\"" + matcher.group(1) + ":\" is unknown");
		};
	}

	private static String folder(String path) {
		String folder = path.replaceAll("^/+|/+$", "");
		if (folder.isEmpty()) {
			throw new IllegalLocationException("it names no folder of the class path");
		}
		return folder;
	}

	private static Path path(String path) {
		if (path.isBlank()) {
			throw new IllegalLocationException("it names no folder");
		}
		try {
			return Path.of(path);
		}
		catch (InvalidPathException ex) {
			throw new IllegalLocationException("it is no path: " + ex.getReason());
		}
	}

	private static Path fileUrl(String url, String path) {
		Path literal = path(path.replaceFirst("^//(?=/)", ""));
		if (!path.startsWith("/") || Files.exists(literal)) {
			return literal;
		}
		try {
			return Path.of(URI.create(url));
		}
		catch (IllegalArgumentException | FileSystemNotFoundException ex) {
			return literal;
		}
	}

}
