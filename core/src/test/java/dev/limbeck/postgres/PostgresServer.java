package dev.limbeck.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * An embedded PostgreSQL server on a free port, which trusts everybody until told
 * otherwise. The superuser is {@code postgres}.
 */
public final class PostgresServer implements AutoCloseable {

	private static final AtomicInteger databases = new AtomicInteger();

	private EmbeddedPostgres server;

	private final Path dataDirectory;

	private PostgresServer(EmbeddedPostgres server, Path dataDirectory) {
		this.server = server;
		this.dataDirectory = dataDirectory;
	}

	/**
	 * Return the server that all tests of this JVM share: create databases and roles on
	 * it, but leave its configuration alone.
	 * @return the running server
	 */
	public static PostgresServer shared() {
		return Shared.SERVER;
	}

	/**
	 * Start a server of one's own, to be stopped, broken or reconfigured.
	 * @return the running server
	 */
	public static PostgresServer start() {
		return start(Map.of());
	}

	/**
	 * Start a server of one's own with settings of {@code postgresql.conf}.
	 * @param settings names and values
	 * @return the running server
	 */
	public static PostgresServer start(Map<String, String> settings) {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
		settings.forEach(builder::setServerConfig);
		return start(builder);
	}

	/**
	 * Start a server of one's own where somebody waits for it.
	 * @param port a free TCP port
	 * @return the running server
	 */
	public static PostgresServer startOn(int port) {
		return start(EmbeddedPostgres.builder().setPort(port));
	}

	private static PostgresServer start(EmbeddedPostgres.Builder builder) {
		try {
			Path dataDirectory = Files.createTempDirectory("postgres");
			builder.setDataDirectory(dataDirectory).setCleanDataDirectory(true);
			return new PostgresServer(builder.start(), dataDirectory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Let the server offer TLS from now on.
	 * @param certificate a certificate chain, PEM
	 * @param key its private key, PEM
	 */
	public void offerTls(String certificate, String key) {
		try {
			Files.writeString(this.dataDirectory.resolve("server.crt"), certificate);
			Path keyFile = this.dataDirectory.resolve("server.key");
			Files.writeString(keyFile, key);
			Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
			execute("ALTER SYSTEM SET ssl = on");
			execute("SELECT pg_reload_conf()");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Start a hot standby that waits for WAL: it takes read-only sessions.
	 * @return the running server
	 */
	public static PostgresServer startStandby() {
		try {
			Path dataDirectory = Files.createTempDirectory("standby");
			kept(dataDirectory).start().close();
			Files.createFile(dataDirectory.resolve("standby.signal"));
			return new PostgresServer(kept(dataDirectory).start(), dataDirectory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Start a server of one's own that can be restarted, and keeps what is committed even
	 * if it crashes.
	 * @return the running server
	 */
	public static PostgresServer startKept() {
		try {
			Path dataDirectory = Files.createTempDirectory("kept");
			return new PostgresServer(kept(dataDirectory).start(), dataDirectory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Let the server crash, as an immediate stop does, and start it again on the same
	 * port: it recovers from its log.
	 */
	public void crash() {
		try {
			String pid = Files.readAllLines(this.dataDirectory.resolve("postmaster.pid")).get(0).strip();
			new ProcessBuilder("sh", "-c", "kill -QUIT " + pid).start().waitFor();
			ProcessHandle.of(Long.parseLong(pid)).ifPresent((process) -> process.onExit().join());
			restart();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Stop the server, which ends all sessions, and start it again on the same port.
	 */
	public void restart() {
		try {
			int port = port();
			this.server.close();
			this.server = kept(this.dataDirectory).setPort(port).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static EmbeddedPostgres.Builder kept(Path dataDirectory) {
		return EmbeddedPostgres.builder()
			.setDataDirectory(dataDirectory)
			.setCleanDataDirectory(false)
			.setServerConfig("synchronous_commit", "on");
	}

	/**
	 * Ask for a password (SCRAM) on every connection from now on.
	 * @param superuserPassword the new password of {@code postgres}
	 */
	public void requirePasswords(String superuserPassword) {
		execute("ALTER ROLE postgres PASSWORD '" + superuserPassword.replace("'", "''") + "'");
		accessRules("host all all all scram-sha-256");
	}

	/**
	 * Ask everybody for a password (SCRAM) from now on, but for the superuser.
	 */
	public void trustSuperuserOnly() {
		accessRules("host all postgres all trust\nhost all all all scram-sha-256");
	}

	/**
	 * Replace {@code pg_hba.conf} and let the server read it.
	 * @param rules the new content
	 */
	public void accessRules(String rules) {
		try (Connection connection = connect("postgres")) {
			Files.writeString(this.dataDirectory.resolve("pg_hba.conf"), rules + "\n");
			connection.createStatement().execute("SELECT pg_reload_conf()");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Create an empty database with a name of its own.
	 * @return the new database
	 */
	public PostgresDatabase createDatabase() {
		return createDatabase("");
	}

	/**
	 * Create a database of some kind.
	 * @param options such as {@code TEMPLATE template0 ENCODING 'LATIN1'}
	 * @return the database
	 */
	public PostgresDatabase createDatabase(String options) {
		String name = "test_" + ProcessHandle.current().pid() + "_" + databases.incrementAndGet();
		try (Connection connection = connect("postgres")) {
			// It costs half of what the other strategy does; PostgreSQL 14 has no other.
			boolean choice = connection.getMetaData().getDatabaseMajorVersion() >= 15;
			connection.createStatement()
				.execute("CREATE DATABASE " + name + " " + options + (choice ? " STRATEGY file_copy" : ""));
			return new PostgresDatabase(this, name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Run SQL in the database {@code postgres}.
	 * @param sql a statement
	 */
	public void execute(String sql) {
		try (Connection connection = connect("postgres")) {
			connection.createStatement().execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return which release it is.
	 * @return its major version
	 */
	public int version() {
		try (Connection connection = connect("postgres")) {
			return connection.getMetaData().getDatabaseMajorVersion();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return the TCP port on the loopback interface.
	 * @return the port
	 */
	public int port() {
		return this.server.getPort();
	}

	/**
	 * Return where the server keeps its data.
	 * @return the data directory
	 */
	public Path dataDirectory() {
		return this.dataDirectory;
	}

	Connection connect(String database) throws SQLException {
		return DriverManager.getConnection("jdbc:postgresql://localhost:" + port() + "/" + database, "postgres", null);
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts the shared server when first used; it stops with the JVM.
	 */
	private static final class Shared {

		private static final PostgresServer SERVER = start(Map.of("max_connections", "300"));

		private Shared() {
		}

	}

}
