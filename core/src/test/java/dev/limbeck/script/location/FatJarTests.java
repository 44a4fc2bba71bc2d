package dev.limbeck.script.location;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;

import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Locations} inside a Spring Boot jar, run as a process of its own.
 */
class FatJarTests {

	@TempDir
	Path folder;

	@Test
	void findsTheApplicationsScriptsAndThoseInItsLibraries() throws IOException {
		assertThat(FatJar.create(this.folder.resolve("app.jar"))
			.addFolders("BOOT-INF/classes/db/", "BOOT-INF/classes/db/migration/")
			.addScript("BOOT-INF/classes/db/migration/a.sql", "a")
			.addScript("BOOT-INF/classes/db/migration/seed/s.sql", "s")
			.addLibrary("lib.jar", "b", "META-INF/", "db/", "db/migration/")
			.addLibrary("flat.jar", "c")
			.run())
			.containsExactly("db/migration/a.sql", "flat.jar!/db/migration/c.sql", "lib.jar!/db/migration/b.sql");
	}

	@Test
	void findsTheApplicationsClasses() throws IOException {
		assertThat(FatJar.create(this.folder.resolve("app.jar"))
			.addFolders("BOOT-INF/classes/db/", "BOOT-INF/classes/db/migration/")
			.addScript("BOOT-INF/classes/db/migration/a.sql", "a")
			.addClass("BOOT-INF/classes/db/migration/", FillBase.class)
			.run()).containsExactly("db/migration/a.sql", FillBase.class.getName());
	}

	@Test
	void findsNothingWhereNothingIs() throws IOException {
		assertThat(FatJar.create(this.folder.resolve("app.jar")).run()).isEmpty();
	}

	/** A revision in Java. */
	@Revision(id = "b", revises = "a")
	static final class FillBase implements JavaRevision {

		@Override
		public void upgrade(Connection connection) {
		}

	}

}
