package dev.limbeck.script.location;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder in every root of the class path. Jars are read through
 * {@link JarURLConnection}, which Spring Boot provides for jars inside its jar. Where
 * files cannot be listed an index of them serves.
 *
 * @param folder its path without slashes at the ends
 * @param classLoader finds it
 */
record ClasspathLocation(String folder, ClassLoader classLoader) implements Location {

	/** Where a project keeps what its build copies to the class path. */
	private static final Path RESOURCES = Path.of("src", "main", "resources");

	private static final String MANIFEST = "META-INF/MANIFEST.MF";

	@Override
	public boolean search(FoundFiles found) {
		// There nothing can be listed, and asking for what was not announced may be an
		// error.
		if (isNativeImage()) {
			return new IndexSearch(this, false, List.of(), found).search();
		}
		boolean listed = false;
		List<URL> closed = new ArrayList<>();
		for (URL root : urls(this.folder + "/")) {
			if (isOpen(root)) {
				searchFolder(root, found);
				listed = true;
			}
			else {
				closed.add(root);
			}
		}
		List<URL> manifests = urls(MANIFEST);
		for (URL manifest : manifests) {
			listed |= manifest.getProtocol().equals("jar") && searchJarWithoutFolders(manifest, found);
		}
		// A usual start has no further question. What cannot be listed, and does not even
		// know its folders, is recognized by its manifest.
		if (listed && closed.isEmpty() && manifests.stream().allMatch(ClasspathLocation::isOpen)) {
			return true;
		}
		return new IndexSearch(this, listed, closed, found).search();
	}

	/**
	 * Tell whether this program is a native image.
	 * @return whether GraalVM says so
	 */
	static boolean isNativeImage() {
		return "runtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"));
	}

	/**
	 * Tell whether files can be listed where a URL leads.
	 * @param url a URL that a class loader gave
	 * @return whether it leads into a folder or a jar
	 */
	static boolean isOpen(URL url) {
		return url.getProtocol().equals("file") || url.getProtocol().equals("jar");
	}

	@Override
	public Optional<SourceFolder> sourceFolder(Path workingDirectory) {
		Path resources = workingDirectory.resolve(RESOURCES);
		return Files.isDirectory(resources) ? Optional.of(source(resources.resolve(this.folder))) : Optional.empty();
	}

	// A project of several modules has several roots of resources.
	@Override
	public Optional<SourceFolder> sourceFolderAround(Path folder, Path workingDirectory) {
		return Stream.iterate(folder, Objects::nonNull, Path::getParent)
			.filter((candidate) -> candidate.endsWith(this.folder))
			.findFirst()
			.map(this::source);
	}

	private SourceFolder source(Path path) {
		return new SourceFolder("classpath:" + this.folder, this.folder, path, true);
	}

	/**
	 * Find whatever is called by a name.
	 * @param name a path on the class path
	 * @return where it is, in every root that has it
	 */
	List<URL> urls(String name) {
		try {
			return Collections.list(this.classLoader.getResources(name));
		}
		catch (IOException ex) {
			throw new IllegalLocationException("the class path cannot be read: " + ex);
		}
	}

	private void searchFolder(URL url, FoundFiles found) {
		if (url.getProtocol().equals("file")) {
			new DirectorySearch(path(url), this.folder, found).search();
		}
		else {
			openJar(url, found).search();
		}
	}

	private static Path path(URL url) {
		try {
			return Path.of(url.toURI());
		}
		catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException ex) {
			throw new IllegalLocationException("the class path holds the unreadable URL " + url);
		}
	}

	private JarSearch openJar(URL url, FoundFiles found) {
		try {
			if (url.openConnection() instanceof JarURLConnection connection) {
				return new JarSearch(connection, this.folder + "/", found);
			}
		}
		catch (IOException ex) {
			throw new IllegalLocationException("the jar of " + url + " cannot be read: " + ex);
		}
		throw new IllegalLocationException("files cannot be listed in " + url);
	}

	private boolean searchJarWithoutFolders(URL manifest, FoundFiles found) {
		return openJar(manifest, found).runIfWithoutFolders();
	}

}
