package dev.limbeck.cli.standalone;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;

/**
 * Finds what {@code --classpath} names.
 */
final class CommandClassLoader {

	private CommandClassLoader() {
	}

	/**
	 * Make a class loader.
	 * @param entries folders and jars
	 * @param directory what relative entries start from
	 * @return a class loader that also has the program's own classes
	 * @throws LimbeckException if an entry does not exist, with all that do not
	 */
	static ClassLoader of(List<Path> entries, Path directory) {
		ClassLoader own = CommandClassLoader.class.getClassLoader();
		if (entries.isEmpty()) {
			return own;
		}
		List<Path> paths = entries.stream().map(directory::resolve).toList();
		List<String> missing = paths.stream().filter((path) -> !Files.exists(path)).map(Path::toString).toList();
		if (!missing.isEmpty()) {
			throw new LimbeckException("missing-classpath",
					"--classpath names what does not exist: " + String.join(", ", missing) + ".",
					"Build it first, or correct the path.");
		}
		return new URLClassLoader(urls(paths), own);
	}

	private static URL[] urls(List<Path> paths) {
		List<URL> urls = new ArrayList<>();
		try {
			for (Path path : paths) {
				urls.add(path.toUri().toURL());
			}
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
		return urls.toArray(URL[]::new);
	}

}
