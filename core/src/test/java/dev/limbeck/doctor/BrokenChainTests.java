package dev.limbeck.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.script.location.Locations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real history, broken by hand: its {@code README.md} lists what is wrong with it.
 */
@ExtendWith(PostgresExtension.class)
class BrokenChainTests {

	private static final Path CHAIN = Path.of("src/test/resources/cases/broken-chain");

	@TempDir
	private Path directory;

	private Doctor doctor;

	@BeforeEach
	void copy() throws IOException {
		try (Stream<Path> files = Files.walk(CHAIN.resolve("db"))) {
			for (Path file : files.toList()) {
				Files.copy(file, this.directory.resolve(CHAIN.relativize(file).toString()));
			}
		}
		this.doctor = Doctor
			.of(Locations.of(List.of(this.directory.resolve("db/migration").toString()), getClass().getClassLoader()))
			.in(this.directory, false);
	}

	@Test
	void theBaseIsInNoFileAndWasOverwritten() {
		assertThat(one("missing-parent").condition()).contains("revises 189b1231afd4, which no file declares",
				"189b1231afd4_bootstrap_tables.sql is called after it, and declares 2a3f4c9d1cde");
		assertThat(one("file-name").condition()).contains("is called after 189b1231afd4");
	}

	@Test
	void theTablesAreCreatedByNoRevision() {
		assertThat(all("never-created-table")).extracting(Finding::condition)
			.anySatisfy((told) -> assertThat(told)
				.contains("189b1231afd4_bootstrap_tables.sql:8 changes the table " + "habits.program_step_templates"));
	}

	@Test
	void aRevisionIsOlderThanItsParent() {
		assertThat(one("created-before-parent").condition()).contains("2025-08-21", "2025-09-17");
	}

	@Test
	void theDatabaseWasMadeByAnotherHand(PostgresDatabase database) throws IOException {
		database.execute(Files.readString(CHAIN.resolve("live.sql")));
		this.doctor = this.doctor.on(Connector.to(DatabaseUrl.parse(database.url())), "DATABASE_URL", "public");
		assertThat(one("empty-ledger").condition()).contains("14 tables", "no ledger");
	}

	@Test
	void theWorstComesFirstAndNothingElseIsFoundInTheFiles() {
		assertThat(this.doctor.examine(IgnoredFindings.NONE).findings()).extracting(Finding::id)
			.startsWith("missing-parent")
			.containsOnly("missing-parent", "never-created-table", "file-name", "created-before-parent");
	}

	private Finding one(String id) {
		assertThat(all(id)).hasSize(1);
		return all(id).get(0);
	}

	private List<Finding> all(String id) {
		return this.doctor.examine(IgnoredFindings.NONE)
			.findings()
			.stream()
			.filter((finding) -> finding.id().equals(id))
			.toList();
	}

}
