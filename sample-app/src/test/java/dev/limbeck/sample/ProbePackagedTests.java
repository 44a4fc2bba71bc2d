package dev.limbeck.sample;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import dev.limbeck.extent.Extent;
import dev.limbeck.postgres.PostgresDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar: what its probes are told while a revision is held up.
 */
class ProbePackagedTests {

	private static final String LIVENESS = "/actuator/health/liveness";

	private static final String READINESS = "/actuator/health/readiness";

	private final PostgresDatabase database = GuardedServer.createDatabase();

	private final int port = freePort();

	@TempDir
	private Path folder;

	@BeforeEach
	void writeRevision() throws IOException {
		Files.writeString(this.folder.resolve("slow.sql"), """
				-- Wait for somebody
				-- @revision 510
				-- @upgrade
				SELECT 1;
				SELECT pg_advisory_xact_lock(42);
				""");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void isAliveAndNotReadyUntilItServes(boolean aheadOfTime) throws SQLException {
		Extent.skipUnlessAll(aheadOfTime);
		try (Connection other = this.database.connect(); Statement brake = other.createStatement()) {
			brake.execute("SELECT pg_advisory_lock(42)");
			seesItMigrateAndServe(start(aheadOfTime), brake);
		}
	}

	private void seesItMigrateAndServe(RunningApplication started, Statement brake) throws SQLException {
		try (RunningApplication application = started) {
			await(application, READINESS, "\"statement\":{\"number\":2,\"total\":2}");
			assertThat(application.ask(this.port, READINESS)).hasValueSatisfying(ProbePackagedTests::isUnavailable);
			assertThat(application.ask(this.port, LIVENESS)).map(HttpResponse::statusCode).contains(200);
			brake.execute("SELECT pg_advisory_unlock(42)");
			application.awaitStarted();
			await(application, READINESS, "\"status\":\"UP\"");
			assertThat(application.output().text()).doesNotContain("Nobody answers");
		}
	}

	private RunningApplication start(boolean aheadOfTime) {
		return new ApplicationLaunch(ApplicationLaunch.ofPackaged().jar(),
				Map.of("DATABASE_URL", GuardedServer.url(this.database), "JAVA_TOOL_OPTIONS",
						"-Dspring.aot.enabled=" + aheadOfTime),
				List.of("--server.port=" + this.port, "--limbeck.locations=file:" + this.folder,
						"--limbeck.statement.lock-timeout=0"))
			.start();
	}

	private void await(RunningApplication application, String path, String text) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(90))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> application.ask(this.port, path).filter((answer) -> answer.body().contains(text)).isPresent());
	}

	private static void isUnavailable(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).contains("5");
	}

	// Not of those that the system gives to clients: one that asks in vain may get it.
	private static int freePort() {
		while (true) {
			try (ServerSocket socket = new ServerSocket(ThreadLocalRandom.current().nextInt(10_000, 30_000))) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// Taken: try another one.
			}
		}
	}

}
