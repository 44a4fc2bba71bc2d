package dev.limbeck.script.location;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

import dev.limbeck.java.ClassFiles;
import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.Revision;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * {@link Locations} where files of the class path can be read, but not listed.
 */
class ClosedClassPathTests {

	private static final String SQL = "classpath:sql";

	private static final String NATIVE_IMAGE = "org.graalvm.nativeimage.imagecode";

	@TempDir
	private Path path;

	private ClassPathFolder folder;

	@BeforeEach
	void createFolder() {
		this.folder = folder("closed");
	}

	@ParameterizedTest(name = "folders have URLs: {0}")
	@ValueSource(booleans = { true, false })
	void readsWhatTheIndexNames(boolean folders) {
		this.folder.scripts("sql/a.sql", "sql/deep/b.sql", "other/c.sql").index(SQL, "classpath:other");
		ClassLoader loader = new ClosedClassLoader(this.folder.path(), null, folders);
		assertThat(origins(loader, SQL)).containsExactly("sql/a.sql", "sql/deep/b.sql");
		assertThat(origins(loader, "classpath:other", "classpath*:/sql/")).containsExactly("other/c.sql", "sql/a.sql",
				"sql/deep/b.sql");
	}

	@Test
	void readsClassesWithoutLoadingThem() {
		ClassFiles.copy(this.folder.path().resolve("sql"), FillBase.class);
		this.folder.scripts("sql/a.sql").index(SQL);
		ClassLoader loader = new ClosedClassLoader(this.folder.path(), getClass().getClassLoader(), false);
		assertThat(origins(loader, SQL)).containsExactly(FillBase.class.getName(), "sql/a.sql");
	}

	@Test
	void readsAllIndexes() {
		ClassPathFolder library = folder("library").scripts("sql/b.sql").index(SQL);
		this.folder.scripts("sql/a.sql").index(SQL);
		assertThat(origins(closed(new ClosedClassLoader(library.path(), null, false)), SQL))
			.containsExactly("sql/a.sql", "sql/b.sql");
	}

	@Test
	void listsWhatCanBeListedAndLooksUpTheRest() {
		ClassPathFolder open = folder("open").scripts("sql/a.sql").index(SQL).scripts("sql/new.sql");
		this.folder.scripts("sql/b.sql").index(SQL).write("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n");
		assertThat(origins(closed(open.open()), SQL)).containsExactly("sql/a.sql", "sql/b.sql", "sql/new.sql");
	}

	@Test
	void whereFilesCanBeListedNobodyEvenAsksForAnIndex() {
		this.folder.scripts("sql/a.sql").index(SQL).write("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n");
		List<String> asked = new ArrayList<>();
		ClassLoader loader = new URLClassLoader(new URL[] { this.folder.url() }, null) {

			@Override
			public Enumeration<URL> findResources(String name) throws IOException {
				asked.add(name);
				return super.findResources(name);
			}

		};
		assertThat(origins(loader, SQL)).containsExactly("sql/a.sql");
		assertThat(asked).containsExactly("sql/", "META-INF/MANIFEST.MF");
	}

	@Test
	void whereFilesCanBeListedAnIndexNeitherAddsNorHides() {
		this.folder.scripts("sql/a.sql", "sql/old.sql").index(SQL).delete("sql/old.sql").scripts("sql/new.sql");
		assertThat(origins(this.folder.open(), SQL)).containsExactly("sql/a.sql", "sql/new.sql");
		this.folder.write(RevisionIndex.RESOURCE, "garbage");
		assertThat(origins(this.folder.open(), SQL)).containsExactly("sql/a.sql", "sql/new.sql");
	}

	@Test
	void whereFilesCanBeListedAnIndexMakesNoFolder() {
		this.folder.scripts("sql/a.sql", "db/migration/a.sql").index(SQL, Locations.DEFAULT);
		this.folder.delete("sql/a.sql").delete("sql").delete("db/migration/a.sql").delete("db/migration");
		assertThat(problem(this.folder.open(), SQL).code()).isEqualTo("missing-location");
		assertThat(load(this.folder.open(), Locations.DEFAULT).missingLocations()).containsExactly(Locations.DEFAULT);
	}

	@Test
	void findsFilesInJarsThatHaveNeitherFoldersNorManifest() throws Exception {
		this.folder.scripts("sql/a.sql").index(SQL).delete("sql/a.sql").delete("sql").bareJar("lib.jar", "sql/a.sql");
		assertThat(origins(this.folder.open(this.folder.path().resolve("lib.jar").toUri().toURL()), SQL))
			.containsExactly("sql/a.sql");
	}

	@Test
	void refusesAnIndexThatNamesWhatIsNotThere() {
		this.folder.scripts("sql/a.sql", "sql/gone.sql").index(SQL).delete("sql/gone.sql");
		ScriptProblem problem = problem(closed(null), SQL);
		assertThat(problem.code()).isEqualTo("stale-index");
		assertThat(problem.description()).isEqualTo(
				"resource:/META-INF/limbeck/revisions.index: it names sql/gone.sql, which is not on the class path");
		assertThat(problem.action()).contains("process-aot", "limbeck.locations");
	}

	@Test
	void refusesAnIndexOfOtherLocations() {
		this.folder.scripts("sql/a.sql", "one/a.sql", "two/b.sql").index("classpath:one", "classpath:two");
		ScriptProblem problem = problem(closed(null), SQL);
		assertThat(problem.code()).isEqualTo("not-indexed");
		assertThat(problem.description()).contains(SQL, "built for other locations",
				"resource:/META-INF/limbeck/revisions.index (one, two)");
		assertThat(problem.action()).contains("process-aot", "correct limbeck.locations");
	}

	@Test
	void refusesToGoOnWithoutAnIndex() {
		this.folder.scripts("sql/a.sql");
		ScriptProblem problem = problem(new ClosedClassLoader(this.folder.path(), null, true), SQL);
		assertThat(problem.code()).isEqualTo("no-index");
		assertThat(problem.message()).contains("resource:/sql/", RevisionIndex.RESOURCE);
	}

	@Test
	void aNativeImageWithoutIndexHasNoQuietStart() {
		inNativeImage(() -> assertThat(problem(closed(null), Locations.DEFAULT).code()).isEqualTo("no-index"));
	}

	@Test
	void aNativeImageAsksForNothingButTheIndexAndItsFiles() {
		this.folder.scripts("sql/a.sql").index(SQL);
		List<String> asked = new ArrayList<>();
		ClassLoader loader = new ClosedClassLoader(this.folder.path(), null, true) {

			@Override
			public Enumeration<URL> findResources(String name) {
				asked.add(name);
				return super.findResources(name);
			}

		};
		inNativeImage(() -> assertThat(origins(loader, SQL)).containsExactly("sql/a.sql"));
		assertThat(asked).containsExactly(RevisionIndex.RESOURCE, "sql/a.sql");
	}

	private static void inNativeImage(Runnable action) {
		System.setProperty(NATIVE_IMAGE, "runtime");
		try {
			action.run();
		}
		finally {
			System.clearProperty(NATIVE_IMAGE);
		}
	}

	@Test
	void refusesGarbageOnce() {
		this.folder.scripts("sql/a.sql").write(RevisionIndex.RESOURCE, "limbeck index 1\nfolder sql\nfile ../a.sql\n");
		ScriptProblem problem = problem(closed(null), SQL, "classpath:other");
		assertThat(problem.code()).isEqualTo("bad-index");
		assertThat(problem.place()).isEqualTo("resource:/META-INF/limbeck/revisions.index:3:1");
	}

	@Test
	void refusesAnEndlessIndex() {
		this.folder.write(RevisionIndex.RESOURCE, "x".repeat(16 * 1024 * 1024 + 1));
		assertThat(problem(closed(null), SQL).message()).isEqualTo("it is larger than 16 MiB");
	}

	@Test
	void whatWasMissingMayBeMissing() {
		this.folder.scripts("sql/a.sql").index(SQL, Locations.DEFAULT, "classpath:nowhere");
		assertThat(load(closed(null), SQL, Locations.DEFAULT).missingLocations()).containsExactly(Locations.DEFAULT);
		assertThat(problem(closed(null), "classpath:nowhere").code()).isEqualTo("missing-location");
	}

	private ClassPathFolder folder(String name) {
		return new ClassPathFolder(this.path.resolve(name)).write("META-INF/other", "");
	}

	private ClassLoader closed(@Nullable ClassLoader parent) {
		return new ClosedClassLoader(this.folder.path(), parent, false);
	}

	private static RevisionScripts load(ClassLoader loader, String... locations) {
		return RevisionScripts.load(Locations.of(List.of(locations), loader));
	}

	private static List<String> origins(ClassLoader loader, String... locations) {
		return load(loader, locations).definitions().stream().map((script) -> script.revision().origin()).toList();
	}

	private static ScriptProblem problem(ClassLoader loader, String... locations) {
		ScriptException failure = catchThrowableOfType(ScriptException.class, () -> load(loader, locations));
		assertThat(failure).isNotNull();
		assertThat(failure.problems()).hasSize(1);
		return failure.problems().get(0);
	}

	/** A revision in Java. */
	@Revision(id = "b", revises = "a")
	static final class FillBase implements JavaRevision {

		@Override
		public void upgrade(Connection connection) {
		}

	}

}
