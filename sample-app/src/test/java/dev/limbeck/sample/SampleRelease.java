package dev.limbeck.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A release of the packaged application with revisions of its own: the jar is a copy
 * whose migration folder is changed.
 *
 * @param jar the copy
 */
record SampleRelease(Path jar) {

	private static final String FOLDER = "/BOOT-INF/classes/db/migration";

	/**
	 * Copy the packaged jar.
	 * @param folder where to
	 * @param name of the copy
	 * @return a release with the same revisions
	 */
	static SampleRelease copy(Path folder, String name) {
		try {
			return new SampleRelease(Files.copy(ApplicationLaunch.packagedJar(), folder.resolve(name)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Put a revision's file in.
	 * @param name of the file
	 * @param content of the file
	 * @return this
	 */
	SampleRelease with(String name, String content) {
		try (FileSystem files = FileSystems.newFileSystem(this.jar)) {
			Files.writeString(files.getPath(FOLDER).resolve(name), content);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
