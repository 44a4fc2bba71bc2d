package dev.limbeck.script.location;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A class path of which files can be read, but not listed, as in a native image: its URLs
 * begin with {@code resource:}.
 */
public class ClosedClassLoader extends URLClassLoader {

	private final boolean folders;

	/**
	 * Create a new class loader.
	 * @param root the folder in which the files are
	 * @param parent finds what can be listed, or {@code null}
	 * @param folders whether folders have URLs
	 */
	public ClosedClassLoader(Path root, @Nullable ClassLoader parent, boolean folders) {
		super(new URL[] { url(root) }, parent);
		this.folders = folders;
	}

	private static URL url(Path root) {
		try {
			return root.toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public @Nullable URL findResource(String name) {
		URL file = super.findResource(name);
		return (file == null || (name.endsWith("/") && !this.folders)) ? null : closed(name, file);
	}

	@Override
	public Enumeration<URL> findResources(String name) {
		URL url = findResource(name);
		return Collections.enumeration((url != null) ? List.of(url) : List.of());
	}

	private static URL closed(String name, URL file) {
		try {
			return new URL("resource", "", -1, "/" + name, new URLStreamHandler() {

				@Override
				protected URLConnection openConnection(URL url) throws IOException {
					return file.openConnection();
				}

			});
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
