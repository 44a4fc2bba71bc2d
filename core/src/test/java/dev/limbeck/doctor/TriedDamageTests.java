package dev.limbeck.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.scratch.ScratchExamination;
import dev.limbeck.extent.Extent;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.schema.scope.Scope;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import dev.limbeck.script.location.Locations;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sound histories are damaged in ways that show only when revisions are tried: each
 * damage is named, and nothing else is. {@code -Dlimbeck.doctor.seed=N} repeats a run.
 */
@ExtendWith(PostgresExtension.class)
class TriedDamageTests {

	private static final long SEED = Long.getLong("limbeck.doctor.seed", System.nanoTime());

	@TempDir
	private Path directory;

	static List<Integer> copies() {
		return IntStream.range(0, Extent.choose(TriedDamage.values().length, 30)).boxed().toList();
	}

	@ParameterizedTest
	@MethodSource("copies")
	void eachDamageIsNamedAndNothingElse(int number, PostgresDatabase database) {
		TriedDamage damage = TriedDamage.values()[number % TriedDamage.values().length];
		SoundHistory history = SoundHistory.small(new Random(SEED + number));
		history.write(folder());
		Set<String> expected = damage.to(history, folder());
		assertThat(found(database)).as("seed %d, copy %d, %s", SEED, number, damage).isEqualTo(expected);
	}

	private Path folder() {
		return this.directory.resolve("db/migration");
	}

	private Locations locations() {
		return Locations.of(List.of(folder().toString()), TriedDamageTests.class.getClassLoader());
	}

	private Set<String> found(PostgresDatabase database) {
		try (ScratchServer server = ScratchServers.beside(Connector.to(DatabaseUrl.parse(database.url())))) {
			return Doctor.of(locations())
				.trying(new ScratchExamination(server, this::migrator, Scope.ALL, null))
				.examine(IgnoredFindings.NONE)
				.findings()
				.stream()
				.map(Finding::id)
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private Migrator migrator(Connector connector) {
		return Migrator.builder(connector).locations(List.of(folder().toString())).build();
	}

}
