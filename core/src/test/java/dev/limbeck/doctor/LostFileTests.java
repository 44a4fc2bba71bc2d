package dev.limbeck.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.doctor.file.History;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.script.location.Locations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a repository still knows of files that are gone.
 */
class LostFileTests {

	private static final String BEGIN = """
			--- git init -q -b main
			--- db/migration/a.sql
			-- @revision a.1
			-- @upgrade
			CREATE TABLE a (id int);
			--- db/migration/b.sql
			-- @revision b
			-- @revises a.1
			-- @upgrade
			CREATE TABLE b (id int);
			--- git add -A
			--- git commit -q -m Begin
			""";

	@TempDir
	private Path directory;

	@Test
	void aDeletedFileComesBackByTheCommandThatIsTold() throws Exception {
		Finding finding = missingParent(BEGIN + "--- git rm -q db/migration/a.sql\n--- git commit -q -m Tidy\n");
		assertThat(finding.remedy())
			.matches("Commit [0-9a-f]{12} has it as db/migration/a.sql; it was taken away or replaced on 2026-11-20.");
		run(String.valueOf(finding.command()));
		assertThat(this.directory.resolve("db/migration/a.sql")).content().contains("CREATE TABLE a");
	}

	@Test
	void aFileComesBackWithTheFolderThatWentWithIt() throws Exception {
		Finding finding = missingParent(BEGIN.replace("db/migration/a.sql", "db/migration/last'year/a.sql")
				+ "--- git rm -q -r db/migration/last'year\n--- git commit -q -m Tidy\n");
		assertThat(this.directory.resolve("db/migration/last'year")).doesNotExist();
		run(String.valueOf(finding.command()));
		assertThat(this.directory.resolve("db/migration/last'year/a.sql")).content().contains("CREATE TABLE a");
	}

	@Test
	void whatComesBackIsTheLastThatWasWritten() throws Exception {
		Finding finding = missingParent(BEGIN + """
				--- db/migration/a.sql
				-- @revision a.1
				-- @upgrade
				CREATE TABLE a (id int, corrected int);
				--- git commit -q -a -m Correct
				--- git rm -q db/migration/a.sql
				""");
		run(String.valueOf(finding.command()));
		assertThat(this.directory.resolve("db/migration/a.sql")).content().contains("corrected int");
	}

	@Test
	void anOverwrittenFileComesBackBesideTheOther() throws Exception {
		Finding finding = missingParent(
				BEGIN + "--- git mv -f db/migration/b.sql db/migration/a.sql\n--- git commit -q -m Oops\n");
		assertThat(finding.command()).endsWith(":db/migration/a.sql > db/migration/a.1_restored.sql");
		run(String.valueOf(finding.command()));
		assertThat(this.directory.resolve("db/migration/a.1_restored.sql")).content().contains("CREATE TABLE a");
	}

	@Test
	void severalFilesComeBackByOneQuestion() throws Exception {
		List<Finding> findings = missingParents(BEGIN + """
				--- db/migration/odd name c.sql
				-- @revision c
				-- @upgrade
				SELECT 1;
				--- db/migration/d.sql
				-- @revision d
				-- @revises a.1, c
				-- @upgrade
				SELECT 1;
				--- git add -A
				--- git commit -q -m More
				--- git rm -q -r db/migration
				--- git commit -q -m Oops
				--- db/migration/d.sql
				-- @revision d
				-- @revises a.1, c, never
				-- @upgrade
				SELECT 1;
				""");
		assertThat(findings).extracting(Finding::command)
			.satisfiesExactlyInAnyOrder((command) -> assertThat(command).endsWith("> db/migration/a.sql"),
					(command) -> assertThat(command).endsWith("> 'db/migration/odd name c.sql'"),
					(command) -> assertThat(command).isNull());
	}

	@Test
	void whatIsOnAnotherBranchIsFoundThere() throws SQLException {
		Finding finding = missingParent("""
				--- git init -q -b main
				--- db/migration/b.sql
				-- @revision b
				-- @revises a.1
				-- @upgrade
				CREATE TABLE b (id int);
				--- git add -A
				--- git commit -q -m Begin
				--- git checkout -q -b other
				--- db/migration/a.sql
				-- @revision a.1
				-- @upgrade
				CREATE TABLE a (id int);
				--- git add -A
				--- git commit -q -m More
				--- git checkout -q main
				""");
		assertThat(finding.remedy()).contains(" has it as db/migration/a.sql, written on 2026-11-20.");
	}

	@Test
	void whatNeverWasThereCanOnlyBeWrittenAnew() throws SQLException {
		Finding finding = missingParent("""
				--- git init -q -b main
				--- db/migration/b.sql
				-- @revision b
				-- @revises a.1
				-- @upgrade
				CREATE TABLE b (id int);
				--- git add -A
				--- git commit -q -m Begin
				""");
		assertThat(finding.command()).isEqualTo("limbeck reconstruct a.1");
	}

	@Test
	void noProgramOfTheRepositoryIsRun() throws IOException, SQLException {
		Path trap = this.directory.resolve("trap.sh");
		Files.writeString(trap, "#!/bin/sh\ntouch " + this.directory.resolve("trapped") + "\ncat \"$1\"\n");
		assertThat(trap.toFile().setExecutable(true)).isTrue();
		missingParent(BEGIN + "--- git rm -q db/migration/a.sql\n--- git commit -q -m Tidy\n--- .gitattributes\n"
				+ "*.sql diff=x\n--- git config diff.x.textconv " + trap + "\n--- git config diff.external " + trap
				+ "\n--- git config core.fsmonitor " + trap + "\n");
		assertThat(this.directory.resolve("trapped")).doesNotExist();
	}

	@Test
	void withoutGitThatIsSaid() throws IOException {
		Files.createDirectories(this.directory.resolve("db/migration"));
		Locations locations = Locations.of(List.of(this.directory.resolve("db/migration").toString()),
				getClass().getClassLoader());
		assertThat(new Project(locations, this.directory, true, Map.of()).findings(History.read(locations, List.of()),
				Set.of()))
			.extracting(Finding::condition)
			.containsExactly("The repository cannot be asked: there is no git on the PATH.");
	}

	@Test
	void whatIsInAnotherRepositoryIsAskedThere() throws Exception {
		Path other = this.directory.resolve("other");
		Files.createDirectories(other);
		Finding finding = missingParent("--- git init -q -b main\n--- locations\nother/db/migration\n"
				+ BEGIN.replace("db/migration", "other/db/migration")
					.replace("--- git init -q", "--- git init -q other")
					.replace("--- git add", "--- git -C other add")
					.replace("--- git commit", "--- git -C other commit")
				+ "--- git -C other rm -q db/migration/a.sql\n");
		assertThat(finding.command()).startsWith("git -C other/db/migration show ");
		run(String.valueOf(finding.command()));
		assertThat(other.resolve("db/migration/a.sql")).content().contains("CREATE TABLE a");
	}

	@Test
	void whatWasLostWhileItsFolderWasRenamedIsFound() throws Exception {
		Finding finding = missingParent(BEGIN.replace("db/migration", "db/migrations") + """
				--- git rm -q db/migrations/a.sql
				--- git mv db/migrations/b.sql db/migration/b.sql
				--- git commit -q -m Rename
				""");
		assertThat(finding.command()).endsWith(":db/migrations/a.sql > db/migration/a.sql");
		run(String.valueOf(finding.command()));
		assertThat(this.directory.resolve("db/migration/a.sql")).content().contains("CREATE TABLE a");
	}

	@Test
	void whatOthersDependOnComesBack() throws Exception {
		Finding finding = findings(BEGIN.replace("@revises a.1", "@depends-on a.1")
				+ "--- git rm -q db/migration/a.sql\n--- git commit -q -m Tidy\n", "missing-dependency")
			.get(0);
		run(String.valueOf(finding.command()));
		assertThat(this.directory.resolve("db/migration/a.sql")).content().contains("CREATE TABLE a");
	}

	@Test
	void whatTheLedgerHasKeptIsPreferred() throws Exception {
		Finding finding = missingParent(
				BEGIN + "--- upgrade\n--- git rm -q db/migration/a.sql\n--- git commit -q -m Tidy\n");
		assertThat(finding.command()).isEqualTo("limbeck reconstruct a.1");
		assertThat(finding.remedy()).startsWith("The ledger has kept its text. Commit ");
	}

	@Test
	void whatGitSaysIsTold() throws Exception {
		Finding finding = findings(BEGIN + "--- git rm -q db/migration/a.sql\n--- .git/config\n[core\n",
				"git-unavailable")
			.get(0);
		assertThat(finding.condition()).contains("bad config line 1");
	}

	private Finding missingParent(String text) throws SQLException {
		return missingParents(text).get(0);
	}

	private List<Finding> missingParents(String text) throws SQLException {
		return findings(text, "missing-parent");
	}

	private List<Finding> findings(String text, String id) throws SQLException {
		try (DoctorCase project = new DoctorCase(this.directory)) {
			return project.examine(text).findings().stream().filter((finding) -> finding.id().equals(id)).toList();
		}
	}

	private void run(String command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sh", "-c", command).directory(this.directory.toFile()).start();
		assertThat(process.waitFor()).isZero();
	}

}
