package dev.limbeck.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many statements a run sends, as the server itself counts them.
 */
class StatementCountTests {

	private static PostgresServer server;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() {
		server = PostgresServer.start(Map.of("log_statement", "all", "log_connections", "on", "logging_collector", "on",
				"log_directory", "log", "log_filename", "server.log", "log_line_prefix", "%d:"));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void aStartWithNothingToDoSendsAtMostFourStatementsOverOneConnection() throws IOException {
		PostgresDatabase database = server.createDatabase();
		RevisionFiles files = new RevisionFiles(this.folder).addTables("a", "b: a", "c: b");
		files.upgrade(database);
		int before = settledLog().size();
		files.upgrade(database);
		List<String> lines = logSince(before);
		assertThat(lines)
			.filteredOn(
					(line) -> line.contains("connection authorized") && line.contains("database=" + database.name()))
			.hasSize(1);
		assertThat(lines).filteredOn((line) -> line.startsWith(database.name() + ":") && line.contains("statement:"))
			.hasSizeBetween(1, 4);
	}

	@Test
	void aRevisionIsSentAsOneStatement() throws IOException {
		PostgresDatabase database = server.createDatabase();
		RevisionFiles files = new RevisionFiles(this.folder).addTables("a");
		files.upgrade(database);
		int before = settledLog().size();
		files.add("b: a", "CREATE TABLE b (id int); INSERT INTO b VALUES (1);").upgrade(database);
		assertThat(logSince(before)).filteredOn((line) -> line.contains("CREATE TABLE b"))
			.singleElement()
			.satisfies((line) -> assertThat(line).contains("/* limbeck b */"));
	}

	private static List<String> logSince(int before) {
		List<String> lines = settledLog();
		return lines.subList(before, lines.size());
	}

	// The server writes its log in the background: wait for a last line of our own.
	private static List<String> settledLog() {
		String last = "last line " + System.nanoTime();
		server.execute("SELECT '" + last + "'");
		return Awaitility.await()
			.until(StatementCountTests::log, (lines) -> lines.stream().anyMatch((line) -> line.contains(last)));
	}

	private static List<String> log() throws IOException {
		// A logged text goes on in lines that begin with a tab.
		String text = Files.readString(server.dataDirectory().resolve("log/server.log")).replace("\n\t", " ");
		return text.lines().toList();
	}

}
