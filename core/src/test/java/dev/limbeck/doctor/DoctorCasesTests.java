package dev.limbeck.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.FindingKind;
import dev.limbeck.extent.Extent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each kind of finding has a project where it is found, and one much like it where it is
 * not: {@code cases/doctor} holds them.
 */
class DoctorCasesTests {

	private static final Path CASES = Path.of("src/test/resources/cases/doctor");

	/** It is thrown away, and may lose everything. */
	private static final Set<String> OF_TEST_SERVER = Set.of("fsync", "full_page_writes");

	@TempDir
	private Path directory;

	static Stream<String> kinds() {
		return Catalogue.kinds().stream().map(FindingKind::id);
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void isFoundWhereItIs(String id) throws IOException, SQLException {
		assertThat(found(id, 0)).contains(id);
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void isNotFoundWhereItIsNot(String id) throws IOException, SQLException {
		Extent.skipUnlessAllOrOneOf(4, id);
		assertThat(found(id, 1)).doesNotContain(id);
	}

	private List<String> found(String id, int which) throws IOException, SQLException {
		String text = Files.readString(CASES.resolve(id + ".txt")).split("(?m)^=== good\n")[which];
		try (DoctorCase project = new DoctorCase(this.directory)) {
			return project.examine(text.replace("=== bad\n", ""))
				.findings()
				.stream()
				.filter((finding) -> !OF_TEST_SERVER.contains(finding.where().name()))
				.map(Finding::id)
				.toList();
		}
	}

}
