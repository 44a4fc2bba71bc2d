package dev.limbeck.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import org.awaitility.Awaitility;

/**
 * A server that logs each statement, after the name of its database.
 *
 * @param server the server
 */
record LoggedServer(PostgresServer server) implements AutoCloseable {

	static LoggedServer start() {
		return new LoggedServer(PostgresServer
			.start(Map.of("log_statement", "all", "log_connections", "on", "logging_collector", "on", "log_directory",
					"log", "log_filename", "server.log", "log_line_prefix", "%d:", "max_connections", "200")));
	}

	PostgresDatabase createDatabase() {
		return this.server.createDatabase();
	}

	List<String> logSince(int before) {
		List<String> lines = log();
		return lines.subList(before, lines.size());
	}

	/**
	 * Return the log. The server writes it in the background: it is complete when a last
	 * line of our own is there.
	 * @return one line for each entry
	 */
	List<String> log() {
		String last = "last line " + System.nanoTime();
		this.server.execute("SELECT '" + last + "'");
		return Awaitility.await().until(this::lines, (lines) -> lines.stream().anyMatch((line) -> line.contains(last)));
	}

	private List<String> lines() {
		try {
			// A logged text goes on in lines that begin with a tab.
			return Files.readString(this.server.dataDirectory().resolve("log/server.log"))
				.replace("\n\t", " ")
				.lines()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.server.close();
	}

}
