package dev.limbeck.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.LyingServer;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a server answers, a run ends, and each revision is applied as a whole or not
 * at all, and no password is shown.
 */
@ExtendWith(PostgresExtension.class)
class LyingServerTests {

	private static final long SEED = Long.getLong("limbeck.fuzz.seed", 1);

	private static final int RUNS = Integer.getInteger("limbeck.fuzz.runs", Extent.choose(4, 100));

	@TempDir
	private Path folder;

	@Test
	void runsEndWithWholeRevisions() {
		RevisionFiles files = new RevisionFiles(this.folder).addTables("a")
			.add("b: a", "CREATE TABLE b (id int); SELECT set_config('app.password', '" + LyingServer.PASSWORD
					+ "', true);");
		for (long seed = SEED; seed < SEED + RUNS; seed++) {
			PostgresDatabase database = PostgresServer.shared().createDatabase();
			String outcome = outcome(files, database, seed);
			List<String> tables = database.query("SELECT relname FROM pg_class WHERE relname IN ('a', 'b') ORDER BY 1");
			assertThat(applied(database)).as("seed %d: %s", seed, outcome).isEqualTo(tables);
			assertThat(outcome).as("seed %d", seed).doesNotContain(LyingServer.PASSWORD);
			database.drop();
		}
	}

	private static List<String> applied(PostgresDatabase database) {
		boolean ledger = !database.query("SELECT 1 WHERE to_regclass('limbeck_revision') IS NOT NULL").isEmpty();
		return ledger ? database.query("SELECT revision FROM limbeck_revision ORDER BY 1") : List.of();
	}

	private static String outcome(RevisionFiles files, PostgresDatabase database, long seed) {
		try (LyingServer server = LyingServer.to(database, seed)) {
			CompletableFuture<String> run = CompletableFuture.supplyAsync(() -> run(files, server.url(database)));
			assertThat(run).as("seed %d", seed).succeedsWithin(Duration.ofMinutes(2));
			return run.join();
		}
	}

	private static String run(RevisionFiles files, String url) {
		try {
			return files.builder(url)
				.wait(WaitSettings.DEFAULT)
				.time(new HurriedClock(), new Random(1))
				.build()
				.upgrade()
				.summary();
		}
		catch (LimbeckException ex) {
			return ex.description() + ex.action();
		}
	}

}
