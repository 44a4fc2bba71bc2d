package dev.limbeck.script.location;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

import dev.limbeck.java.ClassFiles;
import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.Revision;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RevisionIndex}.
 */
class RevisionIndexTests {

	@TempDir
	private Path path;

	private ClassPathFolder folder;

	@BeforeEach
	void createFolder() {
		this.folder = new ClassPathFolder(this.path);
	}

	@Test
	void namesWhatIsThereInOrder() {
		this.folder
			.scripts("sql/two/c.sql", "sql/one/b.sql", "sql/one/deep/a.sql", "sql/one/seed/s.sql",
					"sql/one/repeatable/v.sql")
			.write("sql/one/readme.md", "");
		assertThat(index("classpath:sql/two", "classpath*:/sql/one/", "classpath:nowhere", "file:/sql").text())
			.isEqualTo("""
					limbeck index 1
					folder sql/one
					file sql/one/b.sql
					file sql/one/deep/a.sql
					file sql/one/repeatable/v.sql
					folder sql/two
					file sql/two/c.sql
					missing nowhere
					""");
	}

	@Test
	void namesFilesInJarsAsClassLoadersDo() throws IOException {
		this.folder.bareJar("lib.jar", "META-INF/MANIFEST.MF", "sql/a.sql");
		try (URLClassLoader loader = this.folder.open(this.path.resolve("lib.jar").toUri().toURL())) {
			assertThat(RevisionIndex.of(Locations.of(List.of("classpath:sql"), loader)).files())
				.containsExactly("sql/a.sql");
		}
	}

	@Test
	void ofClassesOnlyRevisionsCount() {
		ClassFiles.copy(this.path.resolve("sql"), FillBase.class, RevisionIndexTests.class);
		RevisionIndex index = index("classpath:sql");
		assertThat(index.classes()).containsExactly(FillBase.class.getName());
		assertThat(index.files()).containsExactly("sql/" + ClassFiles.fileName(FillBase.class));
	}

	@Test
	void tellsWhatIsMissing() {
		assertThat(index("classpath:nowhere", "no/where").missing()).containsExactly("nowhere");
	}

	@Test
	void refusesWhatItCannotName() {
		this.folder.scripts("sql/a\nfile b.sql");
		assertThatExceptionOfType(ScriptException.class).isThrownBy(() -> index("classpath:sql", "classpath:../sql"))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(2)
				.extracting(ScriptProblem::code)
				.containsOnly("unfit-name"));
	}

	@Test
	void refusesWhatNoRunCouldRead() {
		this.folder.scripts("sql/x.sql/a.sql");
		assertThatExceptionOfType(ScriptException.class).isThrownBy(() -> index("classpath:sql", "s3:bucket"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("bad-location"));
		assertThatExceptionOfType(ScriptException.class).isThrownBy(() -> index("classpath:sql"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("folder-named-like-script"));
	}

	@Test
	void isPutTogetherWithAnother() {
		this.folder.scripts("sql/one/a.sql", "sql/two/b.sql");
		assertThat(index("classpath:sql/two", "classpath:sql/three").textWith(index("classpath:sql/one").text()))
			.isEqualTo("""
					limbeck index 1
					folder sql/one
					file sql/one/a.sql
					folder sql/two
					file sql/two/b.sql
					missing sql/three
					""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "garbage", "limbeck index 2\n", "limbeck index 1\nfile sql/a.sql\n",
			"limbeck index 1\n\n", "limbeck index 1\nfolder sql\nfile sql/../../etc/a.sql\n",
			"limbeck index 1\nfolder sql\nfile other/a.sql\n", "limbeck index 1\nfolder sql\nfile sql/a.txt\n",
			"limbeck index 1\nfolder sql\nfile sql/seed/a.sql\n", "limbeck index 1\nfolder /etc\nfile /etc/a.sql\n",
			"limbeck index 1\nfolder sql\nfile sql//a.sql\n", "limbeck index 1\nfolder sql\nfile sql\\a.sql\n",
			"limbeck index 1\nfolder ..\n", "limbeck index 1\nfolder \n", "limbeck index 1\nmissing ../x\n",
			"limbeck index 1\nfolder sql\nFILE sql/a.sql\n" })
	void refusesTextsThatAreNoIndex(String text) {
		assertThatExceptionOfType(ScriptException.class).isThrownBy(() -> index("classpath:sql").textWith(text))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("bad-index"))
			.withMessageContaining(RevisionIndex.RESOURCE + ":");
	}

	private RevisionIndex index(String... locations) {
		try (URLClassLoader loader = this.folder.open()) {
			return RevisionIndex.of(Locations.of(List.of(locations), loader));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A revision in Java. */
	@Revision(id = "b", revises = "a")
	static final class FillBase implements JavaRevision {

		@Override
		public void upgrade(Connection connection) {
		}

	}

}
