package dev.limbeck.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.limbeck.postgres.PostgresDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many statements a run sends, as the server itself counts them.
 */
class StatementCountTests {

	private static LoggedServer server;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() {
		server = LoggedServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate", "verify", "await" })
	void aStartWithNothingToDoSendsAtMostFourStatementsOverOneConnection(String mode) {
		PostgresDatabase database = server.createDatabase();
		RevisionFiles files = new RevisionFiles(this.folder).addTables("a", "b: a", "c: b");
		files.upgrade(database);
		Migrator migrator = files.builder(database).build();
		int before = server.log().size();
		switch (mode) {
			case "verify" -> migrator.verify();
			case "await" -> migrator.await();
			default -> migrator.upgrade();
		}
		List<String> lines = server.logSince(before);
		assertThat(lines)
			.filteredOn(
					(line) -> line.contains("connection authorized") && line.contains("database=" + database.name()))
			.hasSize(1);
		assertThat(lines).filteredOn((line) -> line.startsWith(database.name() + ":") && line.contains("statement:"))
			.hasSizeBetween(1, 4)
			.noneSatisfy((line) -> assertThat(line).contains("advisory"));
	}

	@Test
	void repeatablesThatHaveNotChangedCostNoStatement() throws IOException {
		PostgresDatabase database = server.createDatabase();
		RevisionFiles files = new RevisionFiles(this.folder).addTables("a");
		Files.createDirectory(this.folder.resolve("repeatable"));
		files.write("repeatable/v.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;").upgrade(database);
		int before = server.log().size();
		files.upgrade(database);
		assertThat(server.logSince(before))
			.filteredOn((line) -> line.startsWith(database.name() + ":") && line.contains("statement:"))
			.hasSizeBetween(1, 4);
	}

	@Test
	void aRevisionIsSentAsOneStatement() {
		PostgresDatabase database = server.createDatabase();
		RevisionFiles files = new RevisionFiles(this.folder).addTables("a");
		files.upgrade(database);
		int before = server.log().size();
		files.add("b: a", "CREATE TABLE b (id int); INSERT INTO b VALUES (1);").upgrade(database);
		assertThat(server.logSince(before)).filteredOn((line) -> line.contains("CREATE TABLE b"))
			.singleElement()
			.satisfies((line) -> assertThat(line).contains("/* limbeck b */"));
	}

}
