package dev.limbeck.generate;

import java.nio.file.Path;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.RevisionGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Destinations} and {@link Destination}: where new files come to lie.
 */
class DestinationsTests {

	private static final String CLASSPATH = "classpath:db/migration";

	private final NewRevision request = NewRevision.of("Add users");

	@TempDir
	Path directory;

	@Test
	void usesTheOnlyLocation() {
		assertThat(folder(project(), this.request)).isEqualTo("db");
	}

	@Test
	void resolvesARelativeLocationAgainstTheWorkingDirectory() {
		Project project = project().withLocations("file:db");
		RevisionFile file = project.generator().plan(RevisionGraph.of(List.of()), this.request);
		assertThat(file.path().startsWith(this.directory.resolve("db"))).isTrue();
	}

	@Test
	void putsTheFileBesideItsParent() {
		assertThat(folder(project().addTo("db/orders", "aaaa"), this.request)).isEqualTo("db/orders");
	}

	@Test
	void putsAMergeBesideItsFirstParent() {
		Project project = two().addTo("db", "aaaa").addTo("other", "bbbb");
		assertThat(folder(project, NewRevision.merge("Join", Project.symbols("bbbb", "aaaa")))).isEqualTo("other");
	}

	@Test
	void staysInTheLocationOfTheParent() {
		assertThat(folder(two().addTo("other/deep", "aaaa"), this.request)).isEqualTo("other/deep");
	}

	@Test
	void beginsFoldersOfThePatternInTheLocation() {
		Project project = project().addTo("db/2025/12", "aaaa").withPattern("{yyyy}/{MM}/{rev}");
		assertThat(folder(project, this.request)).isEqualTo("db/2026/11");
	}

	@Test
	void prefersTheFolderThatTheUserNames() {
		Project project = two().addTo("db", "aaaa");
		assertThat(folder(project, this.request.withDirectory(Path.of("other/new")))).isEqualTo("other/new");
		assertThat(folder(project, this.request.withDirectory(this.directory.resolve("other")))).isEqualTo("other");
	}

	@Test
	void asksForTheFolderOfANewRoot() {
		Project project = two().addTo("db", "aaaa");
		LimbeckException ex = refused(project, this.request.withParents(Project.symbols("base")));
		assertThat(ex.code()).isEqualTo("several-directories");
		assertThat(ex.description()).contains(this.directory.resolve("db") + ", " + this.directory.resolve("other"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "elsewhere", "db/../..", "." })
	void refusesAFolderThatNobodyReads(String folder) {
		LimbeckException ex = refused(project(), this.request.withDirectory(Path.of(folder)));
		assertThat(ex.code()).isEqualTo("directory-not-read");
		assertThat(ex.action()).contains("limbeck.locations");
	}

	@ParameterizedTest
	@ValueSource(strings = { "db/seed", "db/repeatable/x", "db/.hidden" })
	void refusesAFolderThatALocationLeavesOut(String folder) {
		assertThat(refused(project(), this.request.withDirectory(Path.of(folder))).code()).isEqualTo("file-not-read");
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", ".hidden" })
	void refusesIdsThatHideTheFile(String id) {
		Project project = project().withPattern("{rev}/{slug}");
		assertThat(refused(project, this.request.withId(id)).code()).isEqualTo("file-not-read");
	}

	@Test
	void refusesAFolderThatIsAFile() {
		LimbeckException ex = refused(project().write("db/x", ""), this.request.withDirectory(Path.of("db/x/y")));
		assertThat(ex.description()).endsWith(this.directory.resolve("db/x") + " is no folder.");
	}

	@Test
	void writesForTheClassPathIntoTheResources() {
		Project project = project().withLocations(CLASSPATH).folder("src/main/resources");
		assertThat(folder(project, this.request)).isEqualTo("src/main/resources/db/migration");
		assertThat(project.generate(this.request)).exists();
	}

	@Test
	void knowsWhatWasGeneratedSinceTheClassPathWasBuilt() {
		Project project = project().withLocations(CLASSPATH).addTo("src/main/resources/db/migration/sub", "aaaa");
		RevisionFile file = project.plan(this.request);
		assertThat(file.revision().parents()).containsExactly("aaaa");
		assertThat(folder(project, this.request)).isEqualTo("src/main/resources/db/migration/sub");
	}

	@Test
	void takesAFolderOfAnotherModule() {
		Project project = project().withLocations(CLASSPATH);
		Path module = Path.of("orders/src/main/resources/db/migration");
		assertThat(folder(project, this.request.withDirectory(module))).isEqualTo(module.toString());
	}

	@Test
	void knowsWhatWasGeneratedIntoAFolderOfAnotherModule() {
		Project project = project().withLocations(CLASSPATH).addTo("orders/src/main/resources/db/migration", "aaaa");
		Path module = Path.of("orders/src/main/resources/db/migration");
		assertThat(project.plan(this.request.withDirectory(module)).revision().parents()).containsExactly("aaaa");
	}

	@Test
	void tellsThatThereIsNoFolderOfTheClassPath() {
		LimbeckException ex = refused(project().withLocations(CLASSPATH), this.request);
		assertThat(ex.description()).isEqualTo("No folder for new files: limbeck.locations (" + CLASSPATH
				+ ") is on the class path, and " + this.directory + " has no src/main/resources.");
		assertThat(ex.action()).contains("limbeck.locations");
	}

	@Test
	void fallsBackToTheFirstLocationIfTheParentIsElsewhere() {
		RevisionGraph graph = two().addTo("third", "aaaa").withLocations(this.directory + "/third").load().graph();
		assertThat(two().generator().plan(graph, this.request).path().startsWith(this.directory.resolve("db")))
			.isTrue();
	}

	private Project project() {
		return Project.in(this.directory);
	}

	private Project two() {
		return project().folder("other").withLocations(this.directory + "/db", "file:" + this.directory + "/other");
	}

	private String folder(Project project, NewRevision request) {
		return this.directory.relativize(project.plan(request).path().resolve("..").normalize()).toString();
	}

	private static LimbeckException refused(Project project, NewRevision request) {
		return Refused.by(() -> project.plan(request));
	}

}
