package dev.limbeck.migrate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import dev.limbeck.process.Java;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for large revisions in a process with little memory.
 */
@ExtendWith(PostgresExtension.class)
class LargeScriptTests {

	private static final int MEGABYTE = 1024 * 1024;

	@TempDir
	private Path folder;

	@Test
	void aScriptOfFiftyMegabytesRunsInAQuarterOfAGigabyte(PostgresDatabase database) throws Exception {
		String row = "INSERT INTO a VALUES ('" + "x".repeat(1000) + "');\n";
		write("CREATE TABLE a (t text);\n", row, 50 * MEGABYTE / row.length(), "");
		assertThat(upgrade(database)).contains("Migrations applied: 1");
		assertThat(database.query("SELECT count(*) FROM a")).containsExactly("" + 50 * MEGABYTE / row.length());
	}

	@Exhaustive
	@Test
	void fiftyMegabytesOfRowsRunInAQuarterOfAGigabyte(PostgresDatabase database) throws Exception {
		String row = "y".repeat(1000) + "\n";
		write("CREATE TABLE a (t text);\nCOPY a FROM stdin;\n", row, 50 * MEGABYTE / row.length(), "\\.\n");
		assertThat(upgrade(database)).contains("Migrations applied: 1");
		assertThat(database.query("SELECT count(*) FROM a")).containsExactly("" + 50 * MEGABYTE / row.length());
	}

	@Exhaustive
	@Test
	void tenMegabytesOfStatementsAndCommentsRunInAHundred(PostgresDatabase database) throws Exception {
		write("CREATE TABLE a (id int);\n", "-- row 5 of these\nINSERT INTO a VALUES (1);\n", 230_000, "");
		assertThat(upgrade(database, "-Xmx100m")).contains("Migrations applied: 1");
	}

	@Test
	void aHundredThousandStatementsRunInAQuarterOfAGigabyte(PostgresDatabase database) throws Exception {
		write("CREATE TABLE a (id int);\n", "INSERT INTO a VALUES (1);\n", 100_000, "");
		assertThat(upgrade(database)).contains("Migrations applied: 1");
		assertThat(database.query("SELECT count(*) FROM a")).containsExactly("100000");
	}

	private void write(String head, String repeated, int times, String tail) throws IOException {
		try (BufferedWriter file = Files.newBufferedWriter(this.folder.resolve("a.sql"))) {
			file.write("-- @revision a\n-- @upgrade\n" + head);
			for (int i = 0; i < times; i++) {
				file.write(repeated);
			}
			file.write(tail);
		}
	}

	private String upgrade(PostgresDatabase database) throws IOException, InterruptedException {
		return upgrade(database, "-Xmx256m");
	}

	private String upgrade(PostgresDatabase database, String heap) throws IOException, InterruptedException {
		Path output = this.folder.resolve("output.txt");
		new ProcessBuilder(Java.command(heap, "-cp", System.getProperty("java.class.path"), UpgradeMain.class.getName(),
				database.url(), this.folder.toString()))
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start()
			.waitFor();
		return Files.readString(output);
	}

}
