package dev.limbeck.boot.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.limbeck.log.LogFields;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts an embedded server that only this user reaches: its programs are unpacked where
 * nobody else can put any, it asks for a password, and listens on the loopback interface
 * alone.
 *
 * @param kept the directory of its data, or {@code null} if they go with it
 */
record EmbeddedLaunch(@Nullable Path kept) {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedLaunch.class);

	// Of the library, which knows no other way to tell it where to look for old data.
	private static final String WORKING_DIRECTORY = "ot.epg.working-dir";

	// Between being found free and being taken, its port may have become another
	// server's.
	EmbeddedServer start() throws IOException {
		try {
			return tryToStart();
		}
		catch (IOException ex) {
			LogFields.NONE.debug(logger).log("The embedded server did not start: {}", ex.getClass().getName());
			return tryToStart();
		}
	}

	private EmbeddedServer tryToStart() throws IOException {
		Path data = (this.kept != null) ? this.kept : Files.createTempDirectory("limbeck-data");
		ServerPassword password = ServerPassword.of(data);
		Path file = Files.createTempFile("limbeck", "");
		try {
			Files.writeString(file, password.text());
			EmbeddedPostgres postgres = builder(data, password, file).start();
			if (!password.known()) {
				introduce(password, data, postgres);
			}
			return new EmbeddedServer(postgres, password.text());
		}
		finally {
			Files.delete(file);
		}
	}

	private EmbeddedPostgres.Builder builder(Path data, ServerPassword password, Path file) throws IOException {
		return builder().setDataDirectory(data)
			.setCleanDataDirectory(this.kept == null)
			.setLocaleConfig("auth", "scram-sha-256")
			.setLocaleConfig("pwfile", file.toString())
			.setConnectConfig("password", password.text())
			.setServerConfig("listen_addresses", "localhost")
			.setServerConfig("unix_socket_directories", "")
			.setDataDirectoryCustomizer((made) -> keep(password, made));
	}

	private static void introduce(ServerPassword password, Path data, EmbeddedPostgres postgres) throws IOException {
		try {
			password.introduce(data, postgres.getPostgresDatabase());
		}
		catch (IOException | RuntimeException ex) {
			try (postgres) {
				throw ex;
			}
		}
	}

	// The library opens its directory to everybody, so there is a private one around it.
	private static EmbeddedPostgres.Builder builder() throws IOException {
		if (System.getProperty(WORKING_DIRECTORY) != null) {
			return EmbeddedPostgres.builder();
		}
		String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_");
		Path parent = PrivateDirectory.make(Path.of(System.getProperty("java.io.tmpdir"), "limbeck-" + user));
		File directory = parent.resolve("postgresql").toFile();
		System.setProperty(WORKING_DIRECTORY, directory.getPath());
		try {
			return EmbeddedPostgres.builder().setOverrideWorkingDirectory(directory);
		}
		finally {
			System.clearProperty(WORKING_DIRECTORY);
		}
	}

	private static void keep(ServerPassword password, File data) {
		try {
			if (password.known()) {
				password.keep(data.toPath());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
