package dev.limbeck.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import dev.limbeck.connect.WaitClock;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.session.Pacing;
import dev.limbeck.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The migration lock where the answer that it is taken says, on its way, the opposite.
 */
@ExtendWith(PostgresExtension.class)
class SpoiltAnswerTests {

	private static final String TRUE = "D\0\0\0\13\0\1\0\0\0\1t";

	@Test
	void nobodyWaitsForItself(PostgresDatabase database) throws Exception {
		try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture.runAsync(() -> pass(listener, database.server().port()));
			String url = database.jdbcUrl().replace(":" + database.server().port(), ":" + listener.getLocalPort());
			try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
				assertThat(CompletableFuture.runAsync(() -> acquire(connection)))
					.succeedsWithin(Duration.ofSeconds(20));
			}
		}
	}

	private static void acquire(Connection connection) {
		try {
			new MigrationLock(new Ledger("public"), Duration.ofMinutes(10),
					new Pacing(WaitClock.system(), new Random(1)), LockListener.NO_OP)
				.acquire(new Session(connection), false);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void pass(ServerSocket listener, int port) {
		try (Socket client = listener.accept(); Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
			CompletableFuture.runAsync(() -> pass(client, server, TRUE));
			pass(server, client, "f");
		}
		catch (IOException ex) {
			// It is over.
		}
	}

	private static void pass(Socket from, Socket to, String end) {
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] bytes = new byte[8192];
			for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
				String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
				out.write(text.replace(TRUE, TRUE.substring(0, TRUE.length() - end.length()) + end)
					.getBytes(StandardCharsets.ISO_8859_1));
			}
		}
		catch (IOException ex) {
			// It is over.
		}
	}

}
