package dev.limbeck.cli.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where revision files are looked for.
 */
class LocationTests {

	@TempDir
	private Path directory;

	private Workplace workplace;

	@BeforeEach
	void createWorkplace() {
		this.workplace = new Workplace(this.directory);
	}

	@Test
	void resourcesComeFirst() {
		this.workplace.revision("a");
		assertThat(heads()).isEqualTo("a (head), Table a\n");
		file("src/main/resources/db/migration/b.sql", "b");
		assertThat(heads()).isEqualTo("b (head)\n");
	}

	@Test
	void optionsWinOverSettings() {
		file("one/a.sql", "a");
		file("two/b.sql", "b");
		this.workplace.file("limbeck.properties", "limbeck.locations=one, two\n");
		assertThat(heads()).isEqualTo("a (head)\nb (head)\n");
		assertThat(heads("--locations", "two")).isEqualTo("b (head)\n");
	}

	@Test
	void noFolderAtAllIsAnErrorForWhoNeedsRevisions() {
		Outcome outcome = this.workplace.run("pending");
		assertThat(outcome.exitCode()).isEqualTo(1);
		assertThat(outcome.err()).startsWith(this.workplace.path("db/migration") + ": this folder")
			.contains("does not exist");
	}

	@Test
	void whatIsNoPathIsAnError() {
		Outcome location = this.workplace.run("heads", "--locations", "one\0two");
		assertThat(location.exitCode()).isEqualTo(1);
		assertThat(location.err()).contains("it is no path");
		Outcome classpath = this.workplace.run("heads", "--classpath", "one\0two");
		assertThat(classpath.exitCode()).isEqualTo(2);
		assertThat(classpath.err()).startsWith("--classpath names what is no path");
	}

	@Test
	void classpathIsReadFromFolders() {
		file("classes/sql/a.sql", "a");
		assertThat(heads("--classpath", "classes", "--locations", "classpath:sql")).isEqualTo("a (head)\n");
	}

	@Test
	void classpathIsReadFromJars() throws IOException {
		jar("app.jar", "sql/a.sql", "-- @revision a\n");
		file("classes/sql/b.sql", "b");
		assertThat(heads("--classpath=app.jar" + File.pathSeparator + "classes", "--locations=classpath:sql"))
			.isEqualTo("a (head)\nb (head)\n");
	}

	@Test
	void classpathWithFilesOfItsOwnReplacesTheFolder() throws IOException {
		this.workplace.revision("a");
		jar("app.jar", "db/migration/a.sql", "-- Compiled\n-- @revision a\n");
		assertThat(heads("--classpath", "app.jar")).isEqualTo("a (head), Compiled\n");
	}

	@Test
	void classpathWithoutFilesAddsToTheFolder() {
		this.workplace.revision("a").file("classes/db/migration/README", "");
		assertThat(heads("--classpath", "classes")).isEqualTo("a (head), Table a\n");
		this.workplace.file("empty/README", "");
		assertThat(heads("--classpath", "empty")).isEqualTo("a (head), Table a\n");
	}

	@Test
	void whatDoesNotExistOnTheClasspathIsAnError() {
		this.workplace.revision("a");
		assertThat(this.workplace.run("heads", "--classpath", "one.jar" + File.pathSeparator + "two").err())
			.isEqualTo("""
					--classpath names what does not exist: ONE, TWO.
					Build it first, or correct the path.
					""".replace("ONE", this.workplace.path("one.jar")).replace("TWO", this.workplace.path("two")));
	}

	private String heads(String... options) {
		String[] arguments = new String[options.length + 1];
		arguments[0] = "heads";
		System.arraycopy(options, 0, arguments, 1, options.length);
		Outcome outcome = this.workplace.run(arguments);
		assertThat(outcome.exitCode()).as(outcome.err()).isZero();
		return outcome.out().replaceAll("\\), [ab]\n", ")\n");
	}

	private void file(String path, String id) {
		this.workplace.file(path, "-- @revision " + id + "\n");
	}

	private void jar(String name, String entry, String content) throws IOException {
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(this.directory.resolve(name)))) {
			jar.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
			jar.write("Manifest-Version: 1.0\n".getBytes());
			jar.putNextEntry(new JarEntry(entry));
			jar.write(content.getBytes());
		}
	}

}
