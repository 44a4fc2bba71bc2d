package dev.limbeck.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import dev.limbeck.doctor.file.History;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.location.Locations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QuickLook}: what a start takes for an ordinary history.
 * {@code -Dlimbeck.doctor.seed=N} repeats a run.
 */
class QuickLookTests {

	private static final long SEED = Long.getLong("limbeck.doctor.seed", System.nanoTime());

	@TempDir
	private Path folder;

	@RepeatedTest(5)
	void aSoundHistoryNeedsNoCloserLook() {
		assertThat(findsNothing(sound())).as("seed %d", SEED).isTrue();
	}

	@ParameterizedTest
	@EnumSource(Damage.class)
	void noDamageIsOverlooked(Damage damage) {
		SoundHistory history = SoundHistory.small(new Random(SEED));
		history.write(this.folder);
		damage.to(history, this.folder);
		RevisionGraph graph = read();
		boolean overlooked = graph != null && findsNothing(graph) && !closerLook(graph).findings().isEmpty();
		assertThat(overlooked).as("seed %d", SEED).isFalse();
	}

	@Test
	void whatIsPendingOrAbandonedNeedsACloserLook() {
		RevisionGraph graph = sound();
		assertThat(QuickLook.findsNothing(graph, Position.of(graph, List.of()), Set.of())).isFalse();
		assertThat(QuickLook.findsNothing(graph, Position.complete(graph), Set.of("a"))).isFalse();
	}

	private static boolean findsNothing(RevisionGraph graph) {
		return QuickLook.findsNothing(graph, Position.complete(graph), Set.of());
	}

	private static Diagnosis closerLook(RevisionGraph graph) {
		return QuickLook.atStart(graph, Position.complete(graph), Set.of(), "here", IgnoredFindings.NONE);
	}

	private RevisionGraph sound() {
		SoundHistory.small(new Random(SEED)).write(this.folder);
		return Objects.requireNonNull(read());
	}

	private @Nullable RevisionGraph read() {
		Locations locations = Locations.of(List.of("file:" + this.folder), getClass().getClassLoader());
		return History.read(locations, List.of()).graph();
	}

}
