package dev.limbeck.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.LimbeckException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RevisionFileGenerator}: how files are written, and what runs then.
 */
class WriteTests {

	private final NewRevision request = NewRevision.of("Größe");

	private final List<String> output = new ArrayList<>();

	@TempDir
	Path directory;

	private Project project;

	@BeforeEach
	void createProject() {
		this.project = Project.in(this.directory).withPattern("{yyyy}/{rev}");
	}

	@Test
	void writesUtf8WithLineFeedsAndNothingElse() throws IOException {
		Path file = write(this.project);
		assertThat(Files.readAllBytes(file)).startsWith("-- Größe\n--\n".getBytes(StandardCharsets.UTF_8));
		assertThat(Files.readString(file)).doesNotContain("\r");
		assertThat(this.directory.resolve("db/2026")).isDirectoryContaining((path) -> path.equals(file));
		assertThat(file.resolve("..").normalize().toFile().list()).hasSize(1);
	}

	@Test
	void letsOthersReadTheFile() throws IOException {
		Path other = Files.writeString(this.directory.resolve("other"), "");
		assertThat(Files.getPosixFilePermissions(write(this.project))).contains(PosixFilePermission.OWNER_WRITE)
			.isEqualTo(Files.getPosixFilePermissions(other));
	}

	@Test
	void neverOverwrites() throws IOException {
		RevisionFile file = this.project.plan(this.request);
		this.project.write("db/2026/" + Project.ID + ".sql", "mine");
		LimbeckException ex = Refused.by(() -> write(this.project, file));
		assertThat(ex.code()).isEqualTo("file-exists");
		assertThat(Files.readString(file.path())).isEqualTo("mine");
		assertThat(this.directory.resolve("db/2026").toFile().list()).hasSize(1);
	}

	@Test
	void leavesTheFileOfAnotherWriterAlone() {
		RevisionFile file = this.project.plan(this.request);
		this.project.write("db/2026/." + Project.ID + ".sql.tmp", "");
		LimbeckException ex = Refused.by(() -> write(this.project, file));
		assertThat(ex.description()).endsWith("/." + Project.ID + ".sql.tmp exists already.");
		assertThat(this.directory.resolve("db/2026/." + Project.ID + ".sql.tmp")).exists();
	}

	@Test
	void tellsThatAFolderCannotBeCreated() {
		RevisionFile file = this.project.plan(this.request);
		this.project.write("db/2026", "a file");
		assertThat(Refused.by(() -> write(this.project, file)).description())
			.startsWith(file.path() + " is not written");
	}

	@Test
	void runsACommandOnTheFile() throws IOException {
		Path file = write(this.project.withAfterWrite("sh", "-c", "echo '-- formatted' >> '{file}'"));
		assertThat(Files.readString(file)).endsWith("-- formatted\n");
	}

	@Test
	void appendsTheAbsolutePathToTheCommand() {
		Path file = write(this.project.withAfterWrite("echo", "new:"));
		assertThat(this.output).containsExactly("new: " + file);
		assertThat(file).isAbsolute();
	}

	@Test
	void runsTheCommandInTheWorkingDirectoryWithoutInput() throws IOException {
		write(this.project.withAfterWrite("sh", "-c", "pwd; cat; echo complaint >&2"));
		assertThat(this.output).containsExactly(this.directory.toRealPath().toString(), "complaint");
	}

	@Test
	void usesNoShell() {
		write(this.project.withAfterWrite("echo", "$HOME; *", "{file}{file}"));
		assertThat(this.output).singleElement().asString().startsWith("$HOME; * /");
	}

	@Test
	void saysThatTheFileExistsIfTheCommandFails() {
		LimbeckException ex = Refused.by(() -> write(this.project.withAfterWrite("sh", "-c", "echo no; exit 3")));
		assertThat(this.output).containsExactly("no");
		Path file = this.directory.resolve("db").resolve(Project.ID + ".sql");
		assertThat(file).exists();
		assertThat(ex.description()).isEqualTo("The new file exists: " + file
				+ ". But the command of limbeck.revision.after-write (sh) ended with exit code 3.");
	}

	@Test
	void saysThatTheCommandCannotBeStarted() {
		LimbeckException ex = Refused.by(() -> write(this.project.withAfterWrite("no-such-formatter")));
		assertThat(ex.code()).isEqualTo("after-write-failed");
		assertThat(ex.description()).endsWith("(no-such-formatter) cannot be started.");
	}

	@Test
	void noticesThatTheCommandBreaksTheHeader() {
		LimbeckException ex = Refused.by(() -> write(this.project.withAfterWrite("sed", "-i", "/@revision/d")));
		assertThat(ex.code()).isEqualTo("after-write-failed");
		assertThat(ex.description()).contains("left a file that is not read as before").contains("has no @revision");
	}

	@Test
	void noticesThatTheCommandDeletesTheFile() {
		LimbeckException ex = Refused.by(() -> write(this.project.withAfterWrite("rm")));
		assertThat(ex.description()).endsWith("(rm) left no file that can be read.");
	}

	private Path write(Project project) {
		return write(project, project.plan(this.request));
	}

	private Path write(Project project, RevisionFile file) {
		return project.generator().write(file, this.output::add);
	}

}
