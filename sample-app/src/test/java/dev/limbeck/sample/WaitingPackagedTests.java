package dev.limbeck.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the packaged jar: what it does while its database is not there yet.
 */
class WaitingPackagedTests {

	private final int port = freePort();

	@Test
	void bootsOnceTheDatabaseComes() {
		try (RunningApplication application = waiting(); PostgresServer server = PostgresServer.startOn(this.port)) {
			assertThat(server.port()).isEqualTo(this.port);
			application.awaitStarted();
			assertThat(application.output().text()).containsPattern("Database reachable on attempt ([2-9]|\\d\\d)");
			assertThat(application.get("/actuator/health")).endsWith("\"status\":\"UP\"}");
		}
	}

	@Test
	void endsLongBeforeItsPatienceDoesWhenToldTo() {
		try (RunningApplication application = waiting()) {
			assertThat(application.terminate().awaitExit()).isEqualTo(143);
			assertThat(application.output().text()).doesNotContain("Gave up");
		}
	}

	private RunningApplication waiting() {
		return ApplicationLaunch.ofPackaged()
			.with("DATABASE_URL", "postgresql+psycopg://postgres@localhost:" + this.port + "/postgres")
			.argument("--limbeck.wait.timeout=1h")
			.start()
			.awaitLog("for the database at localhost:" + this.port);
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
