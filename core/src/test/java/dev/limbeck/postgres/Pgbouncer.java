package dev.limbeck.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A PgBouncer in front of a server, where it is installed: a test that starts it is
 * skipped elsewhere. It has one connection to the server for each database, so that
 * whatever somebody leaves in that session meets the next one.
 */
public final class Pgbouncer implements AutoCloseable {

	private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/pgbouncer"), Path.of("/usr/bin/pgbouncer"),
			Path.of("/usr/local/bin/pgbouncer"));

	private final Process process;

	private final Path folder;

	private final int port;

	private Pgbouncer(Process process, Path folder, int port) {
		this.process = process;
		this.folder = folder;
		this.port = port;
	}

	/**
	 * Start a pooler, or skip the test.
	 * @param server what is behind it
	 * @param poolMode {@code session}, {@code transaction} or {@code statement}
	 * @param settings more lines of {@code pgbouncer.ini}
	 * @return the running pooler
	 */
	public static Pgbouncer start(PostgresServer server, String poolMode, String... settings) {
		Path program = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
		Assumptions.assumeTrue(program != null, "pgbouncer is not installed (Debian: apt-get install pgbouncer)");
		try {
			Path folder = Files.createTempDirectory("pgbouncer");
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
			int port = freePort();
			write(folder.resolve("users.txt"), List.of("\"postgres\" \"\""));
			List<String> lines = new ArrayList<>(List.of("[databases]",
					"* = host=127.0.0.1 port=" + server.port() + " pool_size=1", "[pgbouncer]",
					"listen_addr = 127.0.0.1", "listen_port = " + port, "unix_socket_dir =", "auth_type = trust",
					"auth_file = " + folder.resolve("users.txt"), "pool_mode = " + poolMode));
			lines.addAll(List.of(settings));
			write(folder.resolve("pgbouncer.ini"), lines);
			Pgbouncer pooler = new Pgbouncer(process(String.valueOf(program), folder), folder, port);
			Awaitility.await().until(pooler::isListening);
			return pooler;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path file, List<String> lines) throws IOException {
		Files.write(file, lines);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	// It does not run as root, but gives up being root.
	private static Process process(String program, Path folder) throws IOException {
		List<String> command = new ArrayList<>(List.of(program));
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(List.of("-u", "nobody"));
		}
		command.add(folder.resolve("pgbouncer.ini").toString());
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(folder.resolve("pgbouncer.log").toFile())
			.start();
	}

	private boolean isListening() throws IOException {
		if (!this.process.isAlive()) {
			throw new IllegalStateException(Files.readString(this.folder.resolve("pgbouncer.log")));
		}
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Return the URL of a database behind the pooler, for the superuser.
	 * @param database the database
	 * @return a URL with the scheme {@code postgresql}
	 */
	public String url(PostgresDatabase database) {
		return "postgresql://postgres@localhost:" + this.port + "/" + database.name();
	}

	/**
	 * Return the JDBC URL of a database behind the pooler.
	 * @param database the database
	 * @return a URL for pgjdbc
	 */
	public String jdbcUrl(PostgresDatabase database) {
		return "jdbc:postgresql://localhost:" + this.port + "/" + database.name()
				+ "?user=postgres&preferQueryMode=simple";
	}

	@Override
	public void close() {
		this.process.destroy();
		try (Stream<Path> files = Files.list(this.folder)) {
			this.process.waitFor();
			for (Path file : files.toList()) {
				Files.delete(file);
			}
			Files.delete(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
