package dev.limbeck.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.limbeck.diff.SchemaPair.Side;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Schemas and mutations of them, made by chance, pass the proof.
 * {@code -Dlimbeck.diff.seed=N} and {@code -Dlimbeck.diff.pairs=N} choose which.
 */
class RandomDiffTests {

	private static final long SEED = Long.getLong("limbeck.diff.seed", 1);

	private static final int PAIRS = Integer.getInteger("limbeck.diff.pairs", Extent.choose(3, 40));

	private static final Path PARTS = Path.of("src/test/resources/cases/diff-parts");

	private static final Path OBSERVER = Path.of("src/main/resources/dev/limbeck/proof/observer.sql");

	@TempDir
	Path folder;

	@Test
	void whatChanceMakesIsProven() throws IOException {
		System.out.printf("%d pairs from seed %d%n", PAIRS, SEED);
		SchemaParts parts = SchemaParts.read(PARTS.resolve("parts.sql"), PostgresServer.shared().version());
		Observer observer = new Observer("SET search_path = pg_catalog; " + Files.readString(OBSERVER));
		List<String> failures = new ArrayList<>();
		for (long seed = SEED; seed < SEED + PAIRS; seed++) {
			failures.addAll(problems(new DiffProof(pair(parts, new Random(seed)), observer), seed));
		}
		assertThat(failures).isEmpty();
	}

	private SchemaPair pair(SchemaParts parts, Random random) throws IOException {
		int[] choice = parts.choose(random);
		Files.writeString(this.folder.resolve("old.sql"), parts.sql(choice));
		Files.writeString(this.folder.resolve("new.sql"), parts.sql(parts.mutate(choice, random)));
		Files.writeString(this.folder.resolve("rows-old.sql"),
				SchemaParts.wherePossible(Files.readString(PARTS.resolve("rows.sql"))));
		return new SchemaPair(this.folder);
	}

	private static List<String> problems(DiffProof proof, long seed) {
		try {
			return proof.problems(Side.OLD).stream().map((problem) -> "seed " + seed + ": " + problem).toList();
		}
		catch (SQLException | RuntimeException ex) {
			return List.of("seed " + seed + ": " + ex);
		}
	}

}
