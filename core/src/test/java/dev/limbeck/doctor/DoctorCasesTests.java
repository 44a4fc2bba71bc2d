package dev.limbeck.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each kind of finding has projects where it is found, and some much like them where it
 * is not: {@code cases/doctor} holds them.
 */
class DoctorCasesTests {

	private static final Path CASES = Path.of("src/test/resources/cases/doctor");

	/** It is thrown away, and may lose everything. */
	private static final Set<String> OF_TEST_SERVER = Set.of("fsync", "full_page_writes");

	@TempDir
	private Path directory;

	static Stream<Arguments> bad() {
		return cases("bad");
	}

	static Stream<Arguments> good() {
		return cases("good");
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("bad")
	void isFoundWhereItIs(String id, String title, String project) throws SQLException {
		assertThat(found(project)).contains(id);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("good")
	void isNotFoundWhereItIsNot(String id, String title, String project) throws SQLException {
		Extent.skipUnlessAllOrOneOf(4, id + title);
		assertThat(found(project)).doesNotContain(id);
	}

	private List<String> found(String text) throws SQLException {
		try (DoctorCase project = new DoctorCase(this.directory)) {
			return project.examine(text)
				.findings()
				.stream()
				.filter((finding) -> !OF_TEST_SERVER.contains(finding.where().name()))
				.map(Finding::id)
				.toList();
		}
	}

	// Each begins with a line such as "=== bad: title".
	private static Stream<Arguments> cases(String sort) {
		return Catalogue.kinds()
			.stream()
			.map(FindingKind::id)
			.flatMap((id) -> Stream.of(text(id).split("(?m)^=== "))
				.filter((part) -> part.startsWith(sort))
				.map((part) -> part.split("\n", 2))
				.map((part) -> Arguments.of(id, part[0], part[1])));
	}

	private static String text(String id) {
		try {
			return Files.readString(CASES.resolve(id + ".txt"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
