package dev.limbeck.script.location;

import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import dev.limbeck.revision.RevisionGraphException;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link Locations} on real folders and jars.
 */
class LocationsTests {

	private static final String LOCATION = "classpath:db/migration";

	@TempDir
	Path folder;

	@Test
	void readsAFolderRecursivelyInOrder() throws IOException {
		write("b.sql", "a.sql", "deep/er/c.sql", "readme.md");
		assertThat(ids(load(this.folder.toString()))).containsExactly("a", "b", "c");
	}

	@Test
	void namesFilesByTheirPath() throws IOException {
		write("deep/a.sql");
		assertThat(load(this.folder.toString()).definitions()).singleElement()
			.extracting((script) -> script.revision().origin())
			.isEqualTo(this.folder + "/deep/a.sql");
	}

	@Test
	void leavesSeedAndHiddenFilesAloneAndReadsRepeatablesApart() throws IOException {
		write("a.sql", "repeatable/r.sql", "seed/deep/s.sql", ".git/g.sql", "._a.sql", "deep/seed/b.sql", "seed.sql");
		RevisionScripts loaded = load(this.folder.toString());
		assertThat(ids(loaded)).containsExactly("a", "b", "seed");
		assertThat(loaded.foldersLeftOut()).containsExactly(this.folder + "/seed");
		assertThat(loaded.repeatables().inOrder()).extracting(Repeatable::name).containsExactly("r");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s", "file:%s", "file://%s", "filesystem:%s", "  file:%s  ", "%s/" })
	void understandsEveryFormOfAPath(String form) throws IOException {
		write("a.sql");
		assertThat(ids(load(String.format(form, this.folder)))).containsExactly("a");
	}

	@Test
	void understandsUrlsWithEscapes() throws IOException {
		write("my folder/a.sql");
		assertThat(ids(load("file:" + this.folder + "/my%20folder"))).containsExactly("a");
		assertThat(ids(load("file:" + this.folder + "/my folder"))).containsExactly("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "classpath:db/migration", "classpath:/db/migration/", "classpath*:db/migration" })
	void readsFoldersOfTheClassPath(String location) throws IOException {
		write("my root/db/migration/a.sql", "other/db/migration/b.sql");
		RevisionScripts scripts = load(List.of(location), url("my root/"), url("other/"));
		assertThat(scripts.definitions()).extracting((script) -> script.revision().origin())
			.containsExactly("db/migration/a.sql", "db/migration/b.sql");
	}

	@Test
	void readsJars() throws IOException {
		jar("lib.jar", "META-INF/", "db/", "db/migration/", "db/migration/a.sql", "db/migration/seed/s.sql",
				"db/migration/repeatable/deep/r.sql", "db/migration/deep/b.sql", "db/migration_old/c.sql");
		RevisionScripts scripts = load(List.of(LOCATION), url("lib.jar"));
		assertThat(scripts.definitions()).extracting((script) -> script.revision().origin())
			.containsExactly("lib.jar!/db/migration/a.sql", "lib.jar!/db/migration/deep/b.sql");
		assertThat(scripts.repeatables().inOrder()).extracting(Repeatable::name).containsExactly("deep/r");
	}

	@Test
	void readsJarsWithoutEntriesForFolders() throws IOException {
		jar("lib.jar", "db/migration/a.sql");
		assertThat(ids(load(List.of(LOCATION), url("lib.jar")))).containsExactly("a");
	}

	@Test
	void readsFoldersAndJarsTogether() throws IOException {
		write("classes/db/migration/a.sql");
		jar("one.jar", "db/migration/", "db/migration/b.sql");
		jar("two.jar", "db/migration/c.sql");
		assertThat(ids(load(List.of(LOCATION), url("classes/"), url("one.jar"), url("two.jar")))).containsExactly("a",
				"b", "c");
	}

	@Test
	void leavesJarsOpenForOthers() throws IOException {
		jar("lib.jar", "db/migration/", "db/migration/a.sql");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { url("lib.jar") }, null)) {
			RevisionScripts.load(Locations.of(List.of(LOCATION), loader));
			assertThat(ids(RevisionScripts.load(Locations.of(List.of(LOCATION), loader)))).containsExactly("a");
			assertThat(loader.getResource("db/migration/a.sql")).isNotNull();
		}
	}

	@Test
	void aFileThatSeveralLocationsReachCountsOnce() throws IOException {
		write("root/db/migration/deep/a.sql");
		Files.createSymbolicLink(this.folder.resolve("root/db/migration/link.sql"),
				this.folder.resolve("root/db/migration/deep/a.sql"));
		assertThat(ids(load(List.of(LOCATION, "classpath:db", this.folder.toString()), url("root/"))))
			.containsExactly("a");
	}

	@Test
	void filesOfOneNameInTwoRootsAreToldApart() throws IOException {
		write("one/db/migration/a.sql", "two/db/migration/a.sql");
		assertThatExceptionOfType(RevisionGraphException.class)
			.isThrownBy(() -> load(List.of(LOCATION), url("one/"), url("two/")))
			.withMessageContaining("Revision a is declared by %s/one/db/migration/a.sql, %s/two/db/migration/a.sql.",
					this.folder.toRealPath(), this.folder.toRealPath());
	}

	@Test
	void volumesOfKubernetesAreReadOnce() throws IOException {
		write("..2026_11_20/a.sql");
		Files.createSymbolicLink(this.folder.resolve("..data"), Path.of("..2026_11_20"));
		Files.createSymbolicLink(this.folder.resolve("a.sql"), Path.of("..data/a.sql"));
		assertThat(load(this.folder.toString()).definitions()).singleElement()
			.extracting((script) -> script.revision().origin())
			.isEqualTo(this.folder + "/a.sql");
	}

	@Test
	void theDefaultLocationMayBeMissing() throws IOException {
		RevisionScripts scripts = load(List.of(Locations.DEFAULT), this.folder.toUri().toURL());
		assertThat(scripts.definitions()).isEmpty();
		assertThat(scripts.missingLocations()).containsExactly(Locations.DEFAULT);
	}

	@Test
	void anEmptyLocationIsNotMissing() throws IOException {
		Files.createDirectories(this.folder.resolve("db/migration"));
		assertThat(load(List.of(Locations.DEFAULT), this.folder.toUri().toURL()).missingLocations()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "classpath:nowhere", "file:/no/where", "no/where" })
	void anyOtherLocationMustExist(String location) {
		ScriptProblem problem = problem(location);
		assertThat(problem.code()).isEqualTo("missing-location");
		assertThat(problem.origin()).isEqualTo(location);
		assertThat(problem.message()).contains("limbeck.locations");
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3:bucket/x", "https://example.org/x", "classpath:", "classpath:/", "", "file:", "a\0b",
			"pom.xml" })
	void aLocationThatCannotBeUnderstoodIsRefused(String location) {
		ScriptProblem problem = problem(location);
		assertThat(problem.code()).isEqualTo("bad-location");
		assertThat(problem.message()).contains("limbeck.locations");
	}

	@Test
	void foldersNamedLikeScriptsAreRefused() throws IOException {
		write("x.sql/a.sql");
		ScriptProblem problem = problem(this.folder.toString());
		assertThat(problem.code()).isEqualTo("folder-named-like-script");
		assertThat(problem.place()).isEqualTo(this.folder + "/x.sql");
	}

	@Test
	void linksThatLeadNowhereOrInCirclesAreRefused() throws IOException {
		Files.createSymbolicLink(this.folder.resolve("a.sql"), Path.of("gone.sql"));
		Files.createSymbolicLink(this.folder.resolve("b"), Path.of("."));
		Files.createSymbolicLink(this.folder.resolve("c.sql"), Path.of("c.sql"));
		assertThat(problems(this.folder.toString())).extracting(ScriptProblem::code)
			.containsExactlyInAnyOrder("unreadable-file", "link-loop", "unreadable-file");
	}

	@Test
	void largeFilesAreRefused() throws IOException {
		byte[] large = new byte[64 * 1024 * 1024 + 1];
		Files.write(this.folder.resolve("a.sql"), large);
		assertThat(problem(this.folder.toString()).code()).isEqualTo("file-too-large");
	}

	@Test
	void theProblemsOfAllFilesAndLocationsAreToldAtOnce() throws IOException {
		write("good.sql");
		Files.writeString(this.folder.resolve("a.sql"), "SELECT 1");
		Files.write(this.folder.resolve("b.sql"), new byte[] { (byte) 0xFF });
		Files.writeString(this.folder.resolve("c.sql"), "-- @revision c\nCOMMIT;\nCOMMIT");
		assertThat(problems("nowhere", this.folder.toString())).extracting(ScriptProblem::code)
			.containsExactly("missing-location", "no-revision", "not-utf-8", "transaction-control",
					"transaction-control");
	}

	private void write(String... names) throws IOException {
		for (String name : names) {
			Path file = this.folder.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, script(name));
		}
	}

	private void jar(String jarName, String... names) throws IOException {
		try (OutputStream file = Files.newOutputStream(this.folder.resolve(jarName));
				JarOutputStream jar = new JarOutputStream(file, new Manifest())) {
			for (String name : names) {
				jar.putNextEntry(new JarEntry(name));
				jar.write((name.endsWith("/") ? "" : script(name)).getBytes());
			}
		}
	}

	private static String script(String name) {
		return name.contains("repeatable/") ? "SELECT 1;\n"
				: "-- @revision " + Path.of(name).getFileName().toString().replace(".sql", "") + "\nSELECT 1;\n";
	}

	private URL url(String name) throws MalformedURLException {
		return this.folder.resolve(name).toUri().toURL();
	}

	private static RevisionScripts load(String location) throws IOException {
		return load(List.of(location));
	}

	private static RevisionScripts load(List<String> locations, URL... classPath) throws IOException {
		try (URLClassLoader loader = new URLClassLoader(classPath, null)) {
			return RevisionScripts.load(Locations.of(locations, loader));
		}
	}

	private static List<String> ids(RevisionScripts scripts) {
		return scripts.definitions().stream().map((script) -> script.revision().id()).toList();
	}

	private static ScriptProblem problem(String location) {
		List<ScriptProblem> problems = problems(location);
		assertThat(problems).hasSize(1);
		return problems.get(0);
	}

	private static List<ScriptProblem> problems(String... locations) {
		ScriptException failure = catchThrowableOfType(ScriptException.class, () -> load(List.of(locations)));
		assertThat(failure).isNotNull();
		return failure.problems();
	}

}
