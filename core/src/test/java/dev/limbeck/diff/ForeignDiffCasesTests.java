package dev.limbeck.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.diff.SchemaPair.Side;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pairs of schemas of other tools' tests, in a folder outside of the project.
 */
@EnabledIfSystemProperty(named = "limbeck.tests.diff-cases", matches = ".+",
		disabledReason = "the pairs of other tools are not part of the project")
class ForeignDiffCasesTests {

	private static final Path FOLDER = Path.of(System.getProperty("limbeck.tests.diff-cases", "."));

	private static final String ONLY = System.getProperty("limbeck.tests.diff-case", "");

	@Test
	void everyPairIsProvenInBothDirections() throws IOException {
		Observer observer = new Observer(Files.readString(FOLDER.resolve("snapshot.sql")));
		assertThat(failures((pair, side) -> new DiffProof(pair, observer).problems(side))).isEmpty();
	}

	@Test
	void everyPairIsGoneThroughWithoutALossFirst() throws IOException {
		assertThat(failures((pair, side) -> new KeepingProof(pair).problems(side))).isEmpty();
	}

	private static List<String> failures(Trial trial) throws IOException {
		PostgresServer.shared().execute(Files.readString(FOLDER.resolve("roles.sql")));
		List<String> failures = new ArrayList<>();
		int runs = 0;
		for (SchemaPair pair : SchemaPair.all(FOLDER)) {
			for (Side side : Side.values()) {
				if (pair.name().contains(ONLY)) {
					runs++;
					problems(trial, pair, side)
						.forEach((problem) -> failures.add(pair + " from " + side + ": " + problem));
				}
			}
		}
		System.out.println(runs + " runs, "
				+ failures.stream().map((line) -> line.replaceFirst(": .*(?s).*", "")).distinct().count() + " failed");
		return failures;
	}

	private static List<String> problems(Trial trial, SchemaPair pair, Side side) {
		try {
			return trial.problems(pair, side);
		}
		catch (SQLException | RuntimeException ex) {
			return List.of(String.valueOf(ex));
		}
	}

	/**
	 * Tries one direction of a pair.
	 */
	private interface Trial {

		List<String> problems(SchemaPair pair, Side side) throws SQLException;

	}

}
