package dev.limbeck.script.location;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SourceFolder}.
 */
class SourceFolderTests {

	@TempDir
	Path directory;

	@Test
	void isTheFolderOfALocationOfTheFileSystem() {
		assertThat(locations("db", "file:" + this.directory + "/x/").sourceFolders(this.directory))
			.extracting(SourceFolder::path)
			.containsExactly(this.directory.resolve("db"), this.directory.resolve("x"));
	}

	@Test
	void isAmongTheResourcesForALocationOfTheClassPath() throws IOException {
		assertThat(locations("classpath:/db/migration/").sourceFolders(this.directory)).isEmpty();
		Path resources = Files.createDirectories(this.directory.resolve("src/main/resources"));
		assertThat(locations("classpath:/db/migration/").sourceFolders(this.directory)).containsExactly(
				new SourceFolder("classpath:db/migration", "db/migration", resources.resolve("db/migration"), true));
	}

	@Test
	void isFoundAroundAFolder() {
		Path module = this.directory.resolve("m/src/main/resources/db/migration");
		Locations locations = locations("classpath:db/migration", "db");
		assertThat(locations.sourceFolderAround(module.resolve("a/b"), this.directory)).get()
			.extracting(SourceFolder::path)
			.isEqualTo(module);
		assertThat(locations.sourceFolderAround(this.directory.resolve("db/a"), this.directory)).isPresent();
		assertThat(locations.sourceFolderAround(this.directory.resolve("dbx"), this.directory)).isEmpty();
	}

	@Test
	void tellsEveryLocationThatHasNoForm() {
		assertThatExceptionOfType(ScriptException.class)
			.isThrownBy(() -> locations("s3:x", "db", "").sourceFolders(this.directory))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(ScriptProblem::code)
				.containsExactly("bad-location", "bad-location"));
	}

	@ParameterizedTest
	@CsvSource({ "a.sql, true", "deep/seed/a.SQL, true", "seed/a.sql, false", ".a.sql, false", "a.txt, false",
			"../a.sql, false" })
	void readsWhatTheLocationReads(String file, boolean reads) {
		assertThat(folder().reads(this.directory.resolve("db").resolve(file).normalize())).isEqualTo(reads);
	}

	@Test
	void findsFilesByTheirOrigin() throws IOException {
		Path file = write("a.sql", "a", "");
		assertThat(folder().find("the/name/a.sql")).contains(file);
		assertThat(folder().find("the/name/b.sql")).isEmpty();
		assertThat(folder().find("the/named/a.sql")).isEmpty();
	}

	@Test
	void readsRevisionsThatFormNoGraph() throws IOException {
		write("a.sql", "a", "-- @revises elsewhere\n");
		assertThat(folder().revisions()).singleElement()
			.satisfies((revision) -> assertThat(revision.parents()).containsExactly("elsewhere"));
	}

	@Test
	void readsNothingIfItDoesNotExist() {
		assertThat(folder().revisions()).isEmpty();
	}

	private SourceFolder folder() {
		return new SourceFolder("classpath:the/name", "the/name", this.directory.resolve("db"), true);
	}

	private Path write(String name, String id, String tags) throws IOException {
		Path folder = Files.createDirectories(this.directory.resolve("db"));
		return Files.writeString(folder.resolve(name), "-- @revision " + id + "\n" + tags);
	}

	private static Locations locations(String... values) {
		return Locations.of(List.of(values), SourceFolderTests.class.getClassLoader());
	}

}
