package dev.limbeck.cli.mending;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.limbeck.doctor.SoundHistory;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sound histories and their databases are damaged: each damage is named and nothing else
 * is, and once what the doctor offers is carried out, nothing is found any more, and new
 * databases and the old one are what they were to be. {@code -Dlimbeck.doctor.seed=N}
 * repeats a run.
 */
@ExtendWith(PostgresExtension.class)
class MendedDamageTests {

	private static final long SEED = Long.getLong("limbeck.doctor.seed", System.nanoTime());

	private static final int KINDS = MendableDamage.values().length;

	@TempDir
	private Path directory;

	static List<Integer> copies() {
		return IntStream.range(0, Extent.choose(KINDS, 4 * KINDS)).boxed().toList();
	}

	@ParameterizedTest
	@MethodSource("copies")
	void whatIsOfferedMendsIt(int number, PostgresDatabase database) {
		MendableDamage damage = MendableDamage.values()[number % KINDS];
		Extent.skipUnlessAllOrOneOf(5, damage);
		DamagedProject project = new DamagedProject(this.directory, database, history(number, damage));
		List<String> expected = damage.to(project);
		String told = "seed %d, copy %d, %s".formatted(SEED, number, damage);
		assertThat(project.found()).as(told).isEqualTo(expected);
		assertThat(project.mended()).as(told).isEmpty();
		assertThat(project.fresh()).as(told).isEqualTo(project.wanted());
		assertThat(project.live()).as(told).isEqualTo(project.wanted());
	}

	private static SoundHistory history(int number, MendableDamage damage) {
		Random random = new Random(SEED + number);
		return SoundHistory.of(random, 5 + random.nextInt(8), damage.needsLine() || random.nextBoolean());
	}

}
