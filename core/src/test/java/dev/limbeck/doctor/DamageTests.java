package dev.limbeck.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.repair.Repairs;
import dev.limbeck.extent.Extent;
import dev.limbeck.generate.RevisionFileSettings;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sound histories are damaged in every way: each damage is named, nothing else is, and
 * what can be mended is as before. {@code -Dlimbeck.doctor.seed=N} repeats a run.
 */
class DamageTests {

	private static final long SEED = Long.getLong("limbeck.doctor.seed", System.nanoTime());

	@TempDir
	private Path directory;

	static List<Integer> copies() {
		return IntStream.range(0, Extent.choose(40, 300)).boxed().toList();
	}

	@ParameterizedTest
	@MethodSource("copies")
	void eachDamageIsNamedAndNothingElse(int number) {
		Damage damage = Damage.values()[number % Damage.values().length];
		SoundHistory history = written(number);
		assertThat(found()).as("seed %d, sound copy %d", SEED, number).isEmpty();
		Set<String> expected = damage.to(history, folder());
		assertThat(found()).as("seed %d, copy %d, %s", SEED, number, damage).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("copies")
	void whatCanBeMendedIsAsBefore(int number) {
		List<Damage> mendable = List.of(Damage.values()).stream().filter(Damage::isMendable).toList();
		Extent.skipUnlessAll(number >= mendable.size());
		Damage damage = mendable.get(number % mendable.size());
		SoundHistory history = written(number);
		Map<String, String> before = checksums();
		damage.to(history, folder());
		Repairs.plan(locations(), this.directory, RevisionFileSettings.DEFAULT).carryOut(Clock.systemUTC());
		assertThat(found()).as("seed %d, copy %d, %s", SEED, number, damage).isEmpty();
		assertThat(checksums()).isEqualTo(before);
	}

	private SoundHistory written(int number) {
		SoundHistory history = new SoundHistory(new Random(SEED + number));
		history.write(folder());
		return history;
	}

	private Path folder() {
		return this.directory.resolve("db/migration");
	}

	private Locations locations() {
		return Locations.of(List.of(folder().toString()), DamageTests.class.getClassLoader());
	}

	private Set<String> found() {
		return Doctor.of(locations())
			.in(this.directory, false)
			.examine(IgnoredFindings.NONE)
			.findings()
			.stream()
			.map(Finding::id)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private Map<String, String> checksums() {
		Map<String, String> checksums = new TreeMap<>();
		RevisionScripts.load(locations())
			.definitions()
			.forEach((definition) -> checksums.put(definition.revision().id(),
					definition.checksum() + definition.revision().parents()));
		return checksums;
	}

}
