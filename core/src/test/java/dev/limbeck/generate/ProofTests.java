package dev.limbeck.generate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionGraphException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Proof}.
 */
class ProofTests {

	private static final String TEXT = """
			-- Add users
			-- @revision b
			-- @revises a
			-- @depends-on c
			-- @branch left
			-- @created 2026-11-20T09:30:00Z
			""";

	private final RevisionFile file = new RevisionFile(revision("b", "a"), Path.of("b.sql"), TEXT);

	@Test
	void acceptsWhatIsReadAsMeant() {
		Proof.checkContent(this.file, TEXT.getBytes(StandardCharsets.UTF_8));
		Proof.checkContent(this.file, TEXT.replaceFirst("-- @created.*\n", "").getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@CsvSource({ "Add users, Users", "@revision b, @revision x", "@revises a, @revises x",
			"@depends-on c, @lock-timeout 1s", "@branch left, @branch right", "2026, 2025" })
	void findsEachDifference(String meant, String other) {
		byte[] content = TEXT.replace(meant, other).getBytes(StandardCharsets.UTF_8);
		LimbeckException ex = Refused.by(() -> Proof.checkContent(this.file, content));
		assertThat(ex.code()).isEqualTo("unsound-file");
		assertThat(ex.description().lines()).hasSize(1);
	}

	@Test
	void findsWhatTheGraphCannotTake() {
		RevisionGraph graph = RevisionGraph.of(List.of());
		assertThatExceptionOfType(RevisionGraphException.class)
			.isThrownBy(() -> Proof.checkGraph(graph, revision("b", "a")))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(2));
	}

	private static Revision revision(String id, String parent) {
		return new Revision(id, List.of(parent), List.of("c"), List.of("left"), List.of(), "Add users",
				Instant.parse("2026-11-20T09:30:00Z"), id + ".sql");
	}

}
