package dev.limbeck.script.location;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A folder that is, or becomes a part of, a class path.
 *
 * @param path where it is
 */
public record ClassPathFolder(Path path) {

	/**
	 * Write scripts, each with one revision that is called as the file.
	 * @param names their paths
	 * @return this
	 */
	public ClassPathFolder scripts(String... names) {
		for (String name : names) {
			write(name, script(name));
		}
		return this;
	}

	/**
	 * Write a file.
	 * @param name its path
	 * @param content what is in it
	 * @return this
	 */
	public ClassPathFolder write(String name, String content) {
		try {
			Path file = this.path.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, content);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Write the index of what is in it.
	 * @param locations which the index is built for
	 * @return this
	 */
	public ClassPathFolder index(String... locations) {
		try (URLClassLoader open = open()) {
			return write(RevisionIndex.RESOURCE, RevisionIndex.of(Locations.of(List.of(locations), open)).text());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Delete a file.
	 * @param name its path
	 * @return this
	 */
	public ClassPathFolder delete(String name) {
		try {
			Files.delete(this.path.resolve(name));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Write a jar that has entries for files only, and no manifest.
	 * @param jar its path
	 * @param names scripts
	 * @return this
	 */
	public ClassPathFolder bareJar(String jar, String... names) {
		try (OutputStream file = Files.newOutputStream(this.path.resolve(jar));
				ZipOutputStream zip = new ZipOutputStream(file)) {
			for (String name : names) {
				zip.putNextEntry(new ZipEntry(name));
				zip.write(script(name).getBytes());
			}
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the URL of the folder.
	 * @return the URL as class loaders want it
	 */
	public URL url() {
		try {
			return this.path.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Make a class path of it that can be listed.
	 * @param more what else is on it
	 * @return a class loader without a parent that knows classes
	 */
	public URLClassLoader open(URL... more) {
		URLClassLoader loader = new URLClassLoader(more, null);
		return new URLClassLoader(new URL[] { url() }, (more.length > 0) ? loader : null);
	}

	private static String script(String name) {
		return "-- @revision " + Path.of(name).getFileName().toString().replace(".sql", "") + "\nSELECT 1;\n";
	}

}
