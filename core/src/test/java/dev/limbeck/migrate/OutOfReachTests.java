package dev.limbeck.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * How long a lock is held by a process that the network has cut off without a word, and
 * how long that process believes in its connection. Between two hosts, as far as the
 * kernel can tell; takes minutes.
 */
class OutOfReachTests {

	private static final Duration PROMISED = Duration.ofSeconds(45);

	private static final String LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'";

	private static final String ASLEEP = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "while the server works, SELECT pg_sleep(600);, 0",
			"while the server sends, SELECT pg_sleep(5); SELECT pg_sleep(600);, 5" })
	void theLockIsFreeAndTheRunKnows(String moment, String sql, int quietSeconds) throws Exception {
		assumeThat(System.getProperty("limbeck.faults")).as("the profile faults").isEqualTo("full");
		assumeThat(NetworkNamespace.isPossible()).as("root and network namespaces").isTrue();
		new RevisionFiles(this.folder).add("a", sql);
		try (NetworkNamespace network = NetworkNamespace.create();
				PostgresServer server = PostgresServer.start(Map.of("listen_addresses", "*"))) {
			server.accessRules("host all all all trust");
			PostgresDatabase database = server.createDatabase();
			Path log = this.folder.resolve("log");
			Process process = network.start(log, UpgradeMain.class,
					"postgresql://postgres@" + NetworkNamespace.HERE + ":" + server.port() + "/" + database.name(),
					this.folder.toString());
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> database.query(ASLEEP).contains("1"));
			network.loseEverything();
			Duration freed = elapsedUntil(() -> database.query(LOCKS).contains("0")).minusSeconds(quietSeconds);
			Duration known = freed.plus(elapsedUntil(() -> Files.readString(log).contains(" lost: ")));
			System.out.println("Out of reach " + moment + ": lock free after " + freed.toSeconds()
					+ " s, lost connection noticed within " + known.toSeconds() + " s");
			process.destroyForcibly();
			assertThat(freed).isLessThan(PROMISED);
		}
	}

	private static Duration elapsedUntil(Callable<Boolean> condition) {
		long start = System.nanoTime();
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(condition);
		return Duration.ofNanos(System.nanoTime() - start);
	}

}
