package dev.limbeck.script.location;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Looks for scripts and classes in a folder of one jar. The jar is opened anew and closed
 * again, so that it is neither locked nor stale afterwards.
 */
final class JarSearch {

	private final JarURLConnection connection;

	private final String folder;

	private final FoundFiles found;

	JarSearch(JarURLConnection connection, String folder, FoundFiles found) {
		this.connection = connection;
		this.folder = folder;
		this.found = found;
		connection.setUseCaches(false);
	}

	void search() {
		try (JarFile jar = this.connection.getJarFile()) {
			search(jar);
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	/**
	 * Search the jar only if it was built without entries for folders, which hides its
	 * folders from class loaders.
	 * @return whether anything was in the folder
	 */
	boolean runIfWithoutFolders() {
		try (JarFile jar = this.connection.getJarFile()) {
			return jar.getEntry("META-INF/") == null && search(jar);
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	private boolean search(JarFile jar) {
		// Not versionedStream(): a nested jar of Spring Boot need not know it.
		List<JarEntry> entries = jar.stream().filter((entry) -> entry.getName().startsWith(this.folder)).toList();
		entries.forEach((entry) -> visit(jar, entry));
		return !entries.isEmpty();
	}

	private void visit(JarFile jar, JarEntry entry) {
		ScriptPath path = new ScriptPath(entry.getName().substring(this.folder.length()));
		String origin = jarName() + entry.getName();
		String relative = entry.getName().substring(this.folder.length());
		if (path.isExcluded() && !path.isRepeatable()) {
			path.folderOfOthers().ifPresent((name) -> this.found.leave(jarName() + this.folder + name));
			return;
		}
		if (entry.isDirectory()) {
			if (path.isScript()) {
				this.found.folderNamedLikeScript(origin);
			}
		}
		else if (path.isScript() || path.isClass()) {
			this.found.add(this.connection.getJarFileURL() + "!/" + entry.getName(), origin, entry.getName(),
					path.isRepeatable() ? relative : "", (limit) -> {
						try (InputStream content = jar.getInputStream(entry)) {
							return content.readNBytes(limit);
						}
					});
		}
	}

	private String jarName() {
		String url = this.connection.getJarFileURL().toString();
		String name = url.substring(url.lastIndexOf('/') + 1);
		// Nothing follows the slash of nested:/app.jar/!BOOT-INF/classes/, which is no
		// jar.
		return name.isEmpty() ? "" : name + "!/";
	}

	private IllegalLocationException unreadable(IOException ex) {
		return new IllegalLocationException("the jar " + this.connection.getJarFileURL() + " cannot be read: " + ex);
	}

}
